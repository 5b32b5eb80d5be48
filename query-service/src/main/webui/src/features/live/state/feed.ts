import type { FeedEntry } from '@/lib/contract/metrics';
import { supersedes } from '@/lib/model/version';
import type { DashboardState } from './dashboardState';

const MOST_MILESTONES = 100;
const MOST_PERFORMANCE = 50;

/** Puts an event where it belongs by its time; null if it has been told before. */
export function withEvent(state: DashboardState, entry: FeedEntry): DashboardState | null {
  const { milestones, performance } = state;
  if (entry.data.event_type === 'performance_update') {
    const told = insert(performance, entry, MOST_PERFORMANCE);
    return told && { ...state, performance: told };
  }
  const told = insert(milestones, entry, MOST_MILESTONES);
  return told && { ...state, milestones: told };
}

export function withEvents(state: DashboardState, entries: readonly FeedEntry[]): DashboardState {
  return entries.reduce((told, entry) => withEvent(told, entry) ?? told, state);
}

function insert(
  entries: readonly FeedEntry[],
  entry: FeedEntry,
  most: number,
): readonly FeedEntry[] | null {
  if (entries.some((known) => known.identity === entry.identity)) {
    return null;
  }
  const place = entries.findIndex((known) => isNewer(entry, known));
  return entries.toSpliced(place === -1 ? entries.length : place, 0, entry).slice(0, most);
}

function isNewer(entry: FeedEntry, known: FeedEntry): boolean {
  return supersedes(
    { at: entry.timestamp, identity: entry.identity },
    { at: known.timestamp, identity: known.identity },
  );
}

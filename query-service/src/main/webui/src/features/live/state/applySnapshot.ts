import type { Metrics } from '@/lib/contract/metrics';
import { isEarlier, type Kill, killOf } from '@/lib/model/kill';
import type { Variant } from '@/lib/model/variant';
import { compareInstants } from '@/lib/model/version';
import { variantOf } from '@/lib/model/listedVariant';
import { replaceWindow } from './activeVariants';
import { emptyState, type DashboardState } from './dashboardState';
import { withEvents } from './feed';
import { newer } from './newestEvent';

/**
 * `replace` forgets everything before: the stream could not be resumed, and maybe it is another one.
 * `refresh` was asked for within a stream: what ended while the page watched stays on it.
 */
export type SnapshotMode = 'replace' | 'refresh';

export function applySnapshot(
  previous: DashboardState,
  metrics: Metrics,
  mode: SnapshotMode,
): DashboardState {
  const base = mode === 'replace' ? emptyState : previous;
  const kills = withKills(base.kills, metrics);
  const state: DashboardState = {
    ...base,
    summary: metrics.summary,
    killsToday: metrics.early_kills_today,
    warnings: metrics.pattern_fatigue_warnings,
    suggestions: metrics.optimization_opportunities,
    asOf: metrics.as_of,
    newestEventAt: newer(base.newestEventAt, metrics.newest_event_at),
    kills,
    freshKills: [...missed(previous, metrics), ...previous.freshKills],
    refreshesWanted: previous.refreshesWanted,
    variants: replaceWindow(
      base.variants,
      metrics.active_variants.map(variantOf),
      metrics.summary.active_variants <= metrics.active_variants.length,
    ),
  };
  return withEvents(
    { ...state, variants: markKilled(state.variants, kills) },
    metrics.real_time_feed,
  );
}

function withKills(known: ReadonlyMap<string, Kill>, metrics: Metrics): ReadonlyMap<string, Kill> {
  const kills = new Map(known);
  for (const { identity, data } of metrics.real_time_feed) {
    if (data.event_type === 'early_kill') {
      const kill = killOf(identity, data);
      const earliest = kills.get(kill.variantId);
      if (!earliest || isEarlier(kill, earliest)) {
        kills.set(kill.variantId, kill);
      }
    }
  }
  return kills;
}

/** What happened while the page slept: of a snapshot only that is news, and only where something was shown before. */
function missed(previous: DashboardState, metrics: Metrics): readonly Kill[] {
  if (previous === emptyState) {
    return [];
  }
  return metrics.real_time_feed.flatMap(({ identity, data }) =>
    data.event_type === 'early_kill' &&
    !previous.kills.has(data.variant_id) &&
    compareInstants(data.killed_at, previous.asOf) > 0
      ? [killOf(identity, data)]
      : [],
  );
}

/** Its feed may know of a kill that its list of active variants does not know yet. */
function markKilled(
  variants: ReadonlyMap<string, Variant>,
  kills: ReadonlyMap<string, Kill>,
): ReadonlyMap<string, Variant> {
  const marked = new Map(variants);
  for (const [id, kill] of kills) {
    const variant = variants.get(id);
    if (variant && variant.status !== 'killed') {
      marked.set(id, { ...variant, status: 'killed', endedAt: kill.killedAt });
    }
  }
  return marked;
}

import type {
  FatigueWarning,
  FeedEntry,
  KillsToday,
  Suggestion,
  Summary,
} from '@/lib/contract/metrics';
import type { Kill } from '@/lib/model/kill';
import type { Variant } from '@/lib/model/variant';

/** Everything that the page knows of a persona. */
export interface DashboardState {
  readonly summary: Summary;
  readonly killsToday: KillsToday;
  /** Active variants, and those that ended while the page watched. */
  readonly variants: ReadonlyMap<string, Variant>;
  /** The earliest kill of each variant: a kill is for good, whatever else arrives. */
  readonly kills: ReadonlyMap<string, Kill>;
  /** Those that happened while the page watched, to be told to people; not what the first snapshot brought. Newest first. */
  readonly freshKills: readonly Kill[];
  /** Newest first. Performance updates have a list of their own, or they would wash everything else away. */
  readonly milestones: readonly FeedEntry[];
  readonly performance: readonly FeedEntry[];
  readonly warnings: readonly FatigueWarning[];
  readonly suggestions: readonly Suggestion[];
  readonly asOf: string;
  /** When the newest event happened that the page knows of; null where there is none. */
  readonly newestEventAt: string | null;
  /** Variants that had counts but no place on the page; the service was asked about them once. */
  readonly asked: ReadonlySet<string>;
  /** Grows whenever something happened whose full effect only the service knows. */
  readonly refreshesWanted: number;
}

/** Before the first snapshot. */
export const emptyState: DashboardState = {
  summary: {
    total_variants: 0,
    active_variants: 0,
    avg_engagement_rate: 0,
    total_views: 0,
    total_interactions: 0,
    killed_variants: null,
    verdicts: null,
    posterior: null,
    usual_at_hour: null,
  },
  killsToday: { kills_today: 0, avg_time_to_kill_minutes: 0 },
  variants: new Map(),
  kills: new Map(),
  freshKills: [],
  milestones: [],
  performance: [],
  warnings: [],
  suggestions: [],
  asOf: '',
  newestEventAt: null,
  asked: new Set(),
  refreshesWanted: 0,
};

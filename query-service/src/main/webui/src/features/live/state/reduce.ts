import type { ActiveVariant, DecidedVariant, Metrics } from '@/lib/contract/metrics';
import type { VariantUpdate } from '@/lib/live-socket';
import { applyDecisions } from './applyDecisions';
import { applyKill } from './applyKill';
import { applyList } from './applyList';
import { applyPerformance } from './applyPerformance';
import { applyPost } from './applyPost';
import { applySnapshot, type SnapshotMode } from './applySnapshot';
import type { DashboardState } from './dashboardState';
import { withEvent } from './feed';
import { newer } from './newestEvent';

export type Change =
  | { readonly kind: 'snapshot'; readonly metrics: Metrics; readonly mode: SnapshotMode }
  | { readonly kind: 'update'; readonly update: VariantUpdate }
  | { readonly kind: 'decisions'; readonly decided: readonly DecidedVariant[] }
  | {
      readonly kind: 'list';
      readonly active: readonly ActiveVariant[];
      readonly complete: boolean;
    };

/** What the page knows after a change. Pure; a copy of an event changes nothing. */
export function reduce(state: DashboardState, change: Change): DashboardState {
  switch (change.kind) {
    case 'snapshot':
      return applySnapshot(state, change.metrics, change.mode);
    case 'list':
      return applyList(state, change.active, change.complete);
    case 'decisions':
      return applyDecisions(state, change.decided);
    case 'update':
      return applyUpdate(state, change.update);
  }
}

function applyUpdate(state: DashboardState, update: VariantUpdate): DashboardState {
  const { identity, timestamp, data } = update;
  const added = withEvent(state, { identity, timestamp, data });
  if (added === null) {
    return state;
  }
  const told = { ...added, newestEventAt: newer(added.newestEventAt, timestamp) };
  switch (data.event_type) {
    case 'performance_update':
      return applyPerformance(told, identity, data);
    case 'variant_posted':
      return applyPost(told, identity, data);
    case 'early_kill':
      return applyKill(told, identity, data);
    case 'pattern_fatigue':
    case 'optimization_alert':
      return { ...told, refreshesWanted: told.refreshesWanted + 1 };
  }
}

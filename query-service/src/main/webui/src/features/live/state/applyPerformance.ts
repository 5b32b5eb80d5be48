import type { PerformanceUpdate } from '@/lib/contract/updates';
import type { Variant } from '@/lib/model/variant';
import { supersedes, type Version } from '@/lib/model/version';
import type { DashboardState } from './dashboardState';
import { withAverage } from './summary';

/** Newer totals of a variant. Killed variants are still counted. */
export function applyPerformance(
  state: DashboardState,
  identity: string,
  data: PerformanceUpdate,
): DashboardState {
  const variant = state.variants.get(data.variant_id);
  if (variant === undefined) {
    return askAbout(state, data.variant_id);
  }
  const version: Version = { at: data.updated_at, identity };
  if (!supersedes(version, variant.countVersion)) {
    return state;
  }
  const counted: Variant = {
    ...variant,
    actualEr: data.current_er,
    interactions: data.interaction_count,
    views: data.view_count,
    countVersion: version,
  };
  const { summary } = state;
  return withAverage({
    ...state,
    variants: new Map(state.variants).set(variant.id, counted),
    summary: {
      ...summary,
      total_views: summary.total_views + counted.views - variant.views,
      total_interactions: summary.total_interactions + counted.interactions - variant.interactions,
    },
  });
}

/**
 * Counts alone do not tell whether a variant runs: it may be new, or have ended long ago. The service knows; it is
 * asked once a variant, or the late counts of ended ones would ask for ever.
 */
function askAbout(state: DashboardState, variantId: string): DashboardState {
  if (state.kills.has(variantId) || state.asked.has(variantId)) {
    return state;
  }
  return {
    ...state,
    asked: new Set(state.asked).add(variantId),
    refreshesWanted: state.refreshesWanted + 1,
  };
}

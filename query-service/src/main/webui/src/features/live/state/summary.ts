import type { DashboardState } from './dashboardState';

/**
 * The pooled rate of the active variants, worked out anew where the page has all of them; otherwise the service's
 * word stands until the next snapshot.
 */
export function withAverage(state: DashboardState): DashboardState {
  let active = 0;
  let views = 0;
  let interactions = 0;
  for (const variant of state.variants.values()) {
    if (variant.status === 'active') {
      active += 1;
      views += variant.views;
      interactions += variant.interactions;
    }
  }
  if (active !== state.summary.active_variants) {
    return state;
  }
  const average = views === 0 ? 0 : interactions / views;
  return { ...state, summary: { ...state.summary, avg_engagement_rate: average } };
}

/** Variants that came and went; the snapshot that follows settles what the page cannot know. */
export function withCounts(
  state: DashboardState,
  change: { readonly total: number; readonly active: number },
): DashboardState {
  const { summary } = state;
  return {
    ...state,
    summary: {
      ...summary,
      total_variants: summary.total_variants + change.total,
      active_variants: Math.max(0, summary.active_variants + change.active),
    },
  };
}

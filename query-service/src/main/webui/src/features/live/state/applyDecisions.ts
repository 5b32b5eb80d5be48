import type { DecidedVariant } from '@/lib/contract/metrics';
import { decisionOf } from '@/lib/model/listedVariant';
import type { DashboardState } from './dashboardState';

/** What the service says anew of variants that run. Of one that has ended meanwhile the last word stands. */
export function applyDecisions(
  state: DashboardState,
  decided: readonly DecidedVariant[],
): DashboardState {
  const variants = new Map(state.variants);
  for (const decision of decided) {
    const variant = variants.get(decision.id);
    if (variant?.status === 'active') {
      variants.set(variant.id, { ...variant, decision: decisionOf(decision) });
    }
  }
  return { ...state, variants };
}

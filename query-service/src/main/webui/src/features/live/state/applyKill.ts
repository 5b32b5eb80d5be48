import type { EarlyKill } from '@/lib/contract/updates';
import { isEarlier, killOf } from '@/lib/model/kill';
import type { DashboardState } from './dashboardState';
import { withAverage, withCounts } from './summary';

/** More than anybody reads one by one; the list of all kills has the rest. */
const MOST_FRESH = 50;

/** A variant was stopped, for good. Its post may not have arrived yet. */
export function applyKill(
  state: DashboardState,
  identity: string,
  data: EarlyKill,
): DashboardState {
  const kill = killOf(identity, data);
  const known = state.kills.get(kill.variantId);
  if (known && !isEarlier(kill, known)) {
    return state;
  }
  const variant = state.variants.get(kill.variantId);
  const variants = variant
    ? new Map(state.variants).set(variant.id, {
        ...variant,
        status: 'killed' as const,
        endedAt: kill.killedAt,
      })
    : state.variants;
  const killed: DashboardState = {
    ...state,
    variants,
    kills: new Map(state.kills).set(kill.variantId, kill),
    freshKills: known ? state.freshKills : [kill, ...state.freshKills].slice(0, MOST_FRESH),
    refreshesWanted: state.refreshesWanted + 1,
  };
  return variant?.status === 'active' ? withOneLessActive(killed) : killed;
}

function withOneLessActive(state: DashboardState): DashboardState {
  const { killsToday } = state;
  const counted = withCounts(state, { total: 0, active: -1 });
  const { killed_variants } = counted.summary;
  return withAverage({
    ...counted,
    summary: {
      ...counted.summary,
      killed_variants: killed_variants === null ? null : killed_variants + 1,
    },
    killsToday: { ...killsToday, kills_today: killsToday.kills_today + 1 },
  });
}

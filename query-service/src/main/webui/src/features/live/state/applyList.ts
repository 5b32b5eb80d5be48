import type { ActiveVariant } from '@/lib/contract/metrics';
import type { Variant } from '@/lib/model/variant';
import { supersedes } from '@/lib/model/version';
import { variantOf } from '@/lib/model/listedVariant';
import { replaceWindow } from './activeVariants';
import type { DashboardState } from './dashboardState';
import { withAverage } from './summary';

/** The longer list of active variants, which a snapshot has no room for. Live updates may be ahead of it. */
export function applyList(
  state: DashboardState,
  active: readonly ActiveVariant[],
  complete: boolean,
): DashboardState {
  const newest = active
    .map(variantOf)
    .map((listed) => ahead(listed, state.variants.get(listed.id)));
  return withAverage({ ...state, variants: replaceWindow(state.variants, newest, complete) });
}

function ahead(listed: Variant, known: Variant | undefined): Variant {
  if (known === undefined) {
    return listed;
  }
  const ended = known.status !== 'active';
  const { countVersion } = listed;
  const current = countVersion !== null && supersedes(countVersion, known.countVersion);
  return ended || !current ? known : listed;
}

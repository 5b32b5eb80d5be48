import type { VariantPosted } from '@/lib/contract/updates';
import { undecided, type Variant } from '@/lib/model/variant';
import { supersedes, type Version } from '@/lib/model/version';
import type { DashboardState } from './dashboardState';
import { withAverage, withCounts } from './summary';

/** A new variant, or new content, prediction or status of a known one. */
export function applyPost(
  state: DashboardState,
  identity: string,
  data: VariantPosted,
): DashboardState {
  const known = state.variants.get(data.variant_id);
  const version: Version = { at: data.updated_at, identity };
  if (known && !supersedes(version, known.postVersion)) {
    return state;
  }
  const kill = state.kills.get(data.variant_id);
  const status = kill ? 'killed' : data.status;
  const posted: Variant = {
    ...(known ?? unseen),
    id: data.variant_id,
    content: data.content,
    contentTruncated: false,
    pattern: data.pattern_used,
    predictedEr: data.predicted_er,
    postedAt: data.posted_at,
    status,
    endedAt: kill?.killedAt ?? (status === 'active' ? null : data.updated_at),
    postVersion: version,
  };
  const withVariant = {
    ...state,
    variants: new Map(state.variants).set(posted.id, posted),
    refreshesWanted: state.refreshesWanted + 1,
  };
  const isNew = known === undefined && kill === undefined;
  const counted = withCounts(withVariant, {
    total: isNew ? 1 : 0,
    active: Number(posted.status === 'active') - Number(known?.status === 'active'),
  });
  return withAverage(counted);
}

const unseen = { actualEr: 0, interactions: 0, views: 0, countVersion: null, decision: undecided };

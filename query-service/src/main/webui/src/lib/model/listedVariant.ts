import type { ActiveVariant, DecidedVariant } from '@/lib/contract/metrics';
import type { Decision, Variant } from './variant';

/** A variant as the service lists it. */
export function variantOf(active: ActiveVariant): Variant {
  return {
    id: active.id,
    content: active.content,
    contentTruncated: active.content_truncated,
    pattern: active.pattern_used,
    predictedEr: active.predicted_er,
    postedAt: active.posted_at,
    status: active.status,
    actualEr: active.current_er,
    interactions: active.interaction_count,
    views: active.live_metrics.views,
    endedAt: null,
    postVersion: null,
    countVersion: active.last_updated === null ? null : { at: active.last_updated, identity: null },
    decision: decisionOf(active),
  };
}

export function decisionOf(said: Omit<DecidedVariant, 'id'>): Decision {
  return {
    posterior: said.posterior,
    interval: said.interval,
    verdict: said.verdict,
    viewsToDecision: said.views_to_decision,
    probabilityBest: said.probability_best,
    killEvidence: said.kill_evidence,
  };
}

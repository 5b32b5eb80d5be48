import type { VariantStatus, Verdict } from '@/lib/contract/primitives';
import type { Version } from './version';

/** What the service says of a variant; all null where it says nothing. */
export interface Decision {
  /** What is known of the true rate by now. */
  readonly posterior: Estimate | null;
  /** The true rate lies in it, however often one looks. */
  readonly interval: { readonly low: number; readonly high: number } | null;
  readonly verdict: Verdict | null;
  /** Further views until the verdict changes. */
  readonly viewsToDecision: number | null;
  /** How probable it is that it earns the most of all that run. */
  readonly probabilityBest: number | null;
  /** How far the evidence against it is on its way to a kill, from 0 to 1. */
  readonly killEvidence: number | null;
}

export interface Estimate {
  readonly mean: number;
  readonly low: number;
  readonly high: number;
}

export const undecided: Decision = {
  posterior: null,
  interval: null,
  verdict: null,
  viewsToDecision: null,
  probabilityBest: null,
  killEvidence: null,
};

/** A variant as the page shows it. */
export interface Variant {
  readonly id: string;
  /** Null, like what else a post tells, until the post is known. */
  readonly content: string | null;
  /** Whether the content is only the beginning of what was posted. */
  readonly contentTruncated: boolean;
  readonly pattern: string | null;
  readonly predictedEr: number | null;
  readonly postedAt: string | null;
  readonly status: VariantStatus;
  readonly actualEr: number;
  readonly interactions: number;
  readonly views: number;
  /** When it stopped; null while it runs. */
  readonly endedAt: string | null;
  readonly postVersion: Version | null;
  /** Of the counts; null before the first report. */
  readonly countVersion: Version | null;
  readonly decision: Decision;
}

/** The engagement rate so far; null before the variant has any view, when a rate would say nothing. */
export function actualErOf(variant: Variant): number | null {
  return variant.countVersion === null || variant.views === 0 ? null : variant.actualEr;
}

/** How far the actual rate is from the predicted one, as a share of the latter; null where either is unknown. */
export function deltaOf(variant: Variant): number | null {
  const actual = actualErOf(variant);
  const predicted = variant.predictedEr;
  if (actual === null || predicted === null) {
    return null;
  }
  return predicted === 0 ? 0 : (actual - predicted) / predicted;
}

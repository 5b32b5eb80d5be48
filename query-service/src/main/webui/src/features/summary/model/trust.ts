import type { Summary } from '@/lib/contract/metrics';
import {
  formatCount,
  formatFactor,
  formatRange,
  formatRoughCount,
  formatRoughRate,
  formatShare,
  formatShortTotal,
  formatTotal,
} from '@/lib/format';
import type { Variant } from '@/lib/model/variant';

/** How right the predictions of a persona have been, as the service has found. */
export interface Predictions {
  /** How many posts it could look at. */
  readonly sample: number;
  /** What predictions have to be multiplied by to be right on average; null where that is not known. */
  readonly bias: {
    readonly factor: number;
    readonly interval: { readonly low: number; readonly high: number };
  } | null;
  /** What a typical prediction weighs before the first view; null where too little is known. */
  readonly prior: { readonly worth_views: number } | null;
  readonly caution: string;
}

/** What the rate of the persona rests on. */
export interface Ground {
  readonly views: number;
  readonly posts: number;
  /** False where more posts run than the page has. */
  readonly complete: boolean;
}

const DIGITS = 3;
const ENOUGH = 20;
const TWICE = 2;

export function groundOf(variants: Iterable<Variant>, { active_variants }: Summary): Ground {
  let views = 0;
  let posts = 0;
  let active = 0;
  for (const variant of variants) {
    if (variant.status === 'active') {
      active += 1;
      views += variant.views;
      posts += variant.views > 0 ? 1 : 0;
    }
  }
  return { views, posts, complete: active >= active_variants };
}

/** `38,200 views of 9 posts`; in short `38.2K views of 9 posts`. */
export function groundText({ views, posts, complete }: Ground, short: boolean): string {
  // To three digits: more would change all the time, and say no more.
  const rounded = Number(views.toPrecision(DIGITS));
  const many = `${(short ? formatShortTotal : formatTotal)(rounded)} ${views === 1 ? 'view' : 'views'}`;
  return `${complete ? '' : 'more than '}${many} of ${formatCount(posts)} ${posts === 1 ? 'post' : 'posts'}`;
}

/** `the true rate is very likely 4.9–5.3 %` */
export function likelyText({ low, high }: NonNullable<Summary['posterior']>): string {
  const [from, to] = [formatRoughRate(low), formatRoughRate(high)];
  return from === to
    ? `the true rate is very close to ${from}`
    : `the true rate is very likely ${formatRange(low, high).slice(1, -1)}\u00a0%`;
}

/** For those who know no statistics. */
export function predictionsText({ bias, sample }: Predictions): string {
  const posts = `(${formatCount(sample)} ${sample === 1 ? 'post' : 'posts'})`;
  if (bias === null) {
    return sample < ENOUGH
      ? `Whether predictions come true shows after ${ENOUGH} posts (${formatCount(sample)} so far)`
      : `Whether predictions come true is being worked out ${posts}`;
  }
  const { factor, interval } = bias;
  if (interval.high < 1) {
    return `Predictions have been ${tooHigh(factor)} ${posts}`;
  }
  if (interval.low > 1) {
    return `Predictions have been about ${formatShare(1 - 1 / factor)} too low ${posts}`;
  }
  return `Predictions have been right on average ${posts}`;
}

function tooHigh(factor: number): string {
  const times = 1 / factor;
  return times >= TWICE ? 'more than twice what came' : `about ${formatShare(times - 1)} too high`;
}

/** The same for those who do, and what the rest of the page means by a range; a sentence each. */
export function trustDetails(
  { posterior }: Summary,
  predictions: Predictions | null,
): readonly string[] {
  const said = [
    posterior !== null &&
      `${formatRange(posterior.low, posterior.high)} is a 95 % interval: of 100 such ranges, about 95 hold the true rate. More views make it narrower, posts that differ make it wider.`,
    'The range of a single post holds at all times at once, however often you look. Its row takes a colour only once that range leaves out the prediction.',
    predictions?.bias != null && biasDetail(predictions, predictions.bias),
    predictions?.prior != null &&
      `Before its first view, a prediction counts as much as ${formatRoughCount(predictions.prior.worth_views)} views; views of its own outweigh it from there on.`,
  ];
  return said.filter((sentence) => sentence !== false);
}

function biasDetail(
  { sample, caution }: Predictions,
  { factor, interval }: NonNullable<Predictions['bias']>,
): string {
  return `Predictions × ${formatFactor(factor)} [${formatFactor(interval.low)}–${formatFactor(interval.high)}] would have been right on average over ${formatCount(sample)} posts of the last 30 days. ${caution}`;
}

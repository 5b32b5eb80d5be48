import type { Variant } from '@/lib/model/variant';

const HEADROOM = 1.6;

/**
 * The rate that fills a bar. Taken from the predictions: an actual rate of the first few views is often far off, and
 * would make all other bars tiny.
 */
export function scaleOf(variants: readonly Variant[]): number {
  const predicted = variants.map((variant) => variant.predictedEr ?? 0);
  const highest = Math.max(0, ...predicted);
  return highest > 0
    ? highest * HEADROOM
    : Math.max(0, ...variants.map(({ actualEr }) => actualEr));
}

import type { Variant } from '@/lib/model/variant';

const HEADROOM = 1.6;
const NICE = [1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10];

/**
 * The rate at the end of the axis that all bars share, a round one. Taken from the predictions: an actual rate of the
 * first few views is often far off, and would make all other bars tiny.
 */
export function scaleOf(variants: readonly Variant[]): number {
  const predicted = variants.map((variant) => variant.predictedEr ?? 0);
  const highest = Math.max(0, ...predicted);
  const wanted =
    highest > 0 ? highest * HEADROOM : Math.max(0, ...variants.map(({ actualEr }) => actualEr));
  return Math.min(1, roundUp(wanted));
}

function roundUp(rate: number): number {
  if (rate === 0) {
    return 0;
  }
  const unit = 10 ** Math.floor(Math.log10(rate));
  // A hair of tolerance, or 0.05 would become 0.06 where its tenth is not exact.
  const steps = NICE.find((step) => step * unit >= rate - 1e-9) ?? 10;
  return Number((steps * unit).toPrecision(6));
}

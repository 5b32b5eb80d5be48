import { formatFactor } from '@/lib/format';
import type { Calibration } from '../api/calibration';

const ENOUGH = 20;

/** What the service has found of predictions, in a sentence. */
export function biasText({ bias, sample }: Calibration): string {
  if (bias === null && sample >= ENOUGH) {
    return 'Whether predictions are biased is not known yet: it has not been worked out so far.';
  }
  if (bias === null) {
    return `Too few posts to tell whether predictions are biased (${sample} of ${ENOUGH}).`;
  }
  const { factor, interval } = bias;
  const times = `× ${formatFactor(factor)} [${formatFactor(interval.low)}–${formatFactor(interval.high)}]`;
  if (interval.high < 1) {
    return `Predictions are too high: ${times} would be right on average.`;
  }
  return interval.low > 1
    ? `Predictions are too low: ${times} would be right on average.`
    : `No bias is found: ${times} would be right on average.`;
}

import type { Verdict } from '@/lib/contract/primitives';
import { deltaOf, type Variant } from '@/lib/model/variant';

/** Active variants whose rate differs from its prediction by about as much. */
export interface DeltaBin {
  /** Its ends, as shares of the prediction: the lower included, the upper not. Infinity for the last one's. */
  readonly from: number;
  readonly to: number;
  readonly verdicts: Readonly<Record<Verdict, number>>;
  readonly count: number;
}

export interface DeltaBins {
  readonly bins: readonly DeltaBin[];
  /** Active variants without a prediction, or without views. */
  readonly leftOut: number;
}

/** In fifths of the prediction, whose band of 20 % is also what counts as predicted. */
const FIRST = -5;
const LAST = 5;
const PER_UNIT = 5;

export function deltaBins(variants: readonly Variant[]): DeltaBins {
  const active = variants.filter(({ status }) => status === 'active');
  const counted = active.flatMap((variant) => {
    const delta = deltaOf(variant);
    return delta === null ? [] : { delta, verdict: variant.decision.verdict ?? 'too_early' };
  });
  const bins = Array.from({ length: LAST - FIRST + 1 }, (_, index): DeltaBin => {
    const step = FIRST + index;
    const inside = counted.filter(({ delta }) => stepOf(delta) === step);
    const of = (wanted: Verdict) => inside.filter(({ verdict }) => verdict === wanted).length;
    return {
      from: step / PER_UNIT,
      to: step === LAST ? Infinity : (step + 1) / PER_UNIT,
      count: inside.length,
      verdicts: {
        below: of('below'),
        too_early: of('too_early'),
        as_predicted: of('as_predicted'),
        beats: of('beats'),
      },
    };
  });
  return { bins, leftOut: active.length - counted.length };
}

function stepOf(delta: number): number {
  // Rounded, or 0.2 would not be in the bin that begins there.
  return Math.min(LAST, Math.floor(Number((delta * PER_UNIT).toFixed(9))));
}

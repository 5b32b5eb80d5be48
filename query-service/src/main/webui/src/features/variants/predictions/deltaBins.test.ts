import { expect, test } from 'vitest';
import type { Verdict } from '@/lib/contract/primitives';
import { undecided } from '@/lib/model/variant';
import { sampleVariant } from '../testing/sampleVariant';
import { deltaBins } from './deltaBins';

const variant = (actualEr: number, verdict: Verdict | null = null) =>
  sampleVariant(`v${actualEr}`, {
    predictedEr: 0.05,
    actualEr,
    views: 1_000,
    decision: { ...undecided, verdict },
  });

test('counts how far active posts are from their predictions, by verdict', () => {
  const { bins, leftOut } = deltaBins([
    variant(0, 'below'),
    variant(0.05, 'as_predicted'),
    variant(0.06, 'too_early'),
    variant(0.3, 'beats'),
    { ...variant(0.01), status: 'killed' },
    { ...variant(0.01), predictedEr: null },
    { ...variant(0.01), views: 0 },
  ]);
  const filled = bins.filter(({ count }) => count > 0);
  expect(filled.map(({ from, to }) => [from, to])).toEqual([
    [-1, -0.8],
    [0, 0.2],
    [0.2, 0.4],
    [1, Infinity],
  ]);
  expect(filled[3]?.verdicts).toEqual({ below: 0, too_early: 0, as_predicted: 0, beats: 1 });
  expect(leftOut).toBe(2);
});

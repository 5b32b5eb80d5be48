import { expect, test } from 'vitest';
import type { Summary } from '@/lib/contract/metrics';
import { undecided, type Variant } from '@/lib/model/variant';
import { headline, predictedOf, summaryLine } from './headline';

const summary: Summary = {
  total_variants: 140,
  active_variants: 9,
  avg_engagement_rate: 0.051,
  total_views: 48_000,
  total_interactions: 2_448,
  killed_variants: 56,
  verdicts: { beats: 3, below: 2, as_predicted: 0, too_early: 4 },
  posterior: { mean: 0.051, low: 0.049, high: 0.0532 },
  usual_at_hour: null,
};
const plain = (text: string | null) => text?.replaceAll('\u00a0', ' ');

test('says in one sentence how the persona does', () => {
  expect(plain(headline(summary, 0.05))).toBe(
    '5.1 % [4.9–5.3], as predicted; 3 of 9 beat it, 2 fall short, 4 too early; 56 of 140 killed.',
  );
});

test('says on which side of the prediction it is', () => {
  expect(plain(headline(summary, 0.042))).toContain('5.1 % [4.9–5.3], above the 4.2 % predicted;');
  expect(plain(headline(summary, 0.06))).toContain('5.1 % [4.9–5.3], below the 6.0 % predicted;');
  expect(plain(headline(summary, null))).toContain('5.1 % [4.9–5.3]; 3 of 9');
});

test('leaves out what is not known', () => {
  const few = { ...summary, posterior: null, verdicts: null };
  expect(headline(few, null)).toBe('56 of 140 killed.');
  expect(headline({ ...few, killed_variants: null }, null)).toBeNull();
  expect(headline({ ...few, total_variants: 0 }, null)).toBeNull();
  const one = { beats: 1, below: 1, as_predicted: 1, too_early: 0 };
  expect(headline({ ...few, verdicts: one }, null)).toBe(
    '1 of 3 beats it, 1 falls short, 1 as predicted; 56 of 140 killed.',
  );
});

test('a prediction counts as much as the views that it was made for', () => {
  const variant = (predictedEr: number | null, views: number): Variant => ({
    id: 'v',
    content: null,
    contentTruncated: false,
    pattern: null,
    predictedEr,
    postedAt: null,
    status: 'active',
    actualEr: 0,
    interactions: 0,
    views,
    endedAt: null,
    postVersion: null,
    countVersion: null,
    decision: undecided,
  });
  expect(predictedOf([variant(0.02, 300), variant(0.06, 100), variant(null, 900)])).toBeCloseTo(
    0.03,
  );
  expect(predictedOf([variant(0.02, 0)])).toBeNull();
});

test('says it in one line for a phone', () => {
  expect(summaryLine(summary, 0.05, 3).map(plain)).toEqual([
    '5.1 % as predicted',
    '9 active',
    '3 killed today',
  ]);
  expect(summaryLine(summary, 0.042, 3).map(plain)[0]).toBe('5.1 % above prediction');
  expect(summaryLine({ ...summary, posterior: null }, null, 0)[0]).toBe('9 active');
});

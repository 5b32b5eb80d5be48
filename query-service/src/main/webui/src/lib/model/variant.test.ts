import { describe, expect, test } from 'vitest';
import { actualErOf, deltaOf, undecided, type Variant } from './variant';

const variant: Variant = {
  id: 'v',
  content: 'c',
  contentTruncated: false,
  pattern: null,
  predictedEr: 0.05,
  postedAt: '2026-01-31T08:00:00Z',
  status: 'active',
  actualEr: 0.04,
  interactions: 40,
  views: 1000,
  endedAt: null,
  postVersion: null,
  countVersion: { at: '2026-01-31T09:00:00Z', identity: null },
  decision: undecided,
};

describe('the distance from the prediction', () => {
  test('is a share of the prediction', () => {
    expect(deltaOf(variant)).toBeCloseTo(-0.2);
  });

  test('is 0 where nothing was predicted to happen', () => {
    expect(deltaOf({ ...variant, predictedEr: 0 })).toBe(0);
  });

  test('is unknown without a prediction', () => {
    expect(deltaOf({ ...variant, predictedEr: null })).toBeNull();
  });

  test('is unknown, like the rate, before the variant has any view', () => {
    expect(actualErOf({ ...variant, views: 0, actualEr: 0 })).toBeNull();
    expect(actualErOf({ ...variant, countVersion: null })).toBeNull();
    expect(deltaOf({ ...variant, views: 0, actualEr: 0 })).toBeNull();
  });
});

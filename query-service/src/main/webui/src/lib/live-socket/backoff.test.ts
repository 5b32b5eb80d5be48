import { expect, test } from 'vitest';
import { backoff } from './backoff';

const pace = { floor: 0, smallest: 1_000, largest: 30_000 };

test('the longest wait doubles up to a limit', () => {
  const longest = [0, 1, 2, 3, 4, 5, 6, 100, 5000].map((attempt) =>
    backoff(attempt, pace, () => 1),
  );
  expect(longest).toEqual([1000, 2000, 4000, 8000, 16000, 30000, 30000, 30000, 30000]);
});

test('the wait is anything below it, down to none', () => {
  expect(backoff(3, pace, () => 0)).toBe(0);
  expect(backoff(3, pace, () => 0.5)).toBe(4000);
});

test('or down to a floor', () => {
  expect(backoff(3, { ...pace, floor: 5_000 }, () => 0)).toBe(5000);
  expect(backoff(3, { ...pace, floor: 5_000 }, () => 0.5)).toBe(6500);
});

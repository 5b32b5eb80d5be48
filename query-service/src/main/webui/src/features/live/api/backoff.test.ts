import { expect, test } from 'vitest';
import { backoff } from './backoff';

test('the longest wait doubles from 1 s to 30 s', () => {
  const longest = [0, 1, 2, 3, 4, 5, 6, 100, 5000].map((attempt) => backoff(attempt, () => 1));
  expect(longest).toEqual([1000, 2000, 4000, 8000, 16000, 30000, 30000, 30000, 30000]);
});

test('the wait is anything below it, down to none', () => {
  expect(backoff(3, () => 0)).toBe(0);
  expect(backoff(3, () => 0.5)).toBe(4000);
});

import { expect, test } from 'vitest';
import { dotPath, extent, inSteps, linePath, spanOf, stepPath, sum } from './sparkline';

test('a line has gaps where nothing is known, and a dot for a value that stands alone', () => {
  const values = [0.1, null, 0.2, 0.1];
  const span = spanOf(values);
  expect(linePath(values, span).match(/M/g)).toHaveLength(1);
  expect(linePath(values, span).match(/L/g)).toHaveLength(1);
  expect(dotPath(values, span).match(/M/g)).toHaveLength(1);
});

test('a line fills its height, but small differences stay small', () => {
  expect(spanOf([0.01, 0.1])).toEqual({ low: 0.01, high: 0.1 });
  const calm = spanOf([0.05, 0.0501]);
  expect(calm.low).toBeLessThan(0.042);
  expect(calm.high).toBeGreaterThan(0.058);
  expect(spanOf([null])).toEqual({ low: 0, high: 0 });
});

test('a column stands for each count that is not 0, and the least of them is still seen', () => {
  expect(stepPath([0, null, 0], 0)).toBe('');
  const path = stepPath([1, 0, 1_000_000], 1_000_000);
  expect(path.match(/M/g)).toHaveLength(2);
  expect(path).toContain(' 36V34.0');
  expect(path).toContain(' 36V2.0');
});

test('zeros are drawn at the ground', () => {
  expect(linePath([0, 0], spanOf([0, 0]))).toContain(' 34.0');
});

test('minutes are put together where there is no room for each', () => {
  expect(inSteps([1, null, 2, null, null, null, 4], 3)).toEqual([3, null, 4]);
});

test('sums and extents leave out what is not known', () => {
  expect(sum([null, 2, 3])).toBe(5);
  expect(extent([null, 0.2, 0.1, null])).toEqual({ low: 0.1, high: 0.2, last: 0.1 });
  expect(extent([null])).toBeNull();
});

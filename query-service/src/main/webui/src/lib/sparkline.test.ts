import { expect, test } from 'vitest';
import { extent, linePath, stepPath, sum } from './sparkline';

test('a line has gaps where nothing is known, and a dot for a value that stands alone', () => {
  const path = linePath([0.1, null, 0.2, 0.1], 0.2);
  expect(path.match(/M/g)).toHaveLength(2);
  expect(path.match(/L/g)).toHaveLength(1);
  expect(path).not.toContain('NaN');
});

test('a column stands for each count that is not 0, and the least of them is still seen', () => {
  expect(stepPath([0, null, 0], 0)).toBe('');
  const path = stepPath([1, 0, 1_000_000], 1_000_000);
  expect(path.match(/M/g)).toHaveLength(2);
  expect(path).toContain(' 36V34.0');
  expect(path).toContain(' 36V2.0');
});

test('zeros are drawn at the ground', () => {
  expect(linePath([0, 0], 0)).toContain(' 34.0');
});

test('sums and extents leave out what is not known', () => {
  expect(sum([null, 2, 3])).toBe(5);
  expect(extent([null, 0.2, 0.1, null])).toEqual({ low: 0.1, high: 0.2, last: 0.1 });
  expect(extent([null])).toBeNull();
});

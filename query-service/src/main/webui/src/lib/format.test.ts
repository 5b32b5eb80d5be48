import { describe, expect, test } from 'vitest';
import {
  formatCount,
  formatDay,
  formatDelta,
  formatDuration,
  formatElapsed,
  formatProbability,
  formatRange,
  formatRate,
  formatRoughCount,
  formatRoughRate,
  formatTotal,
} from './format';

test('a day is named with its zone', () => {
  expect(formatDay('today', 'UTC')).toBe('today (UTC)');
  expect(formatDay('today', 'America/New_York')).toBe('today (New York time)');
  expect(formatDay('today', undefined)).toBe('today');
});

describe('numbers', () => {
  test('rates have two decimals', () => {
    expect(formatRate(0.065)).toBe('6.50\u00a0%');
    expect(formatRate(0)).toBe('0.00\u00a0%');
  });

  test('within sentences rates are rougher', () => {
    expect(formatRoughRate(0.0251)).toBe('2.5\u00a0%');
    expect(formatRange(0.0489, 0.0532)).toBe('[4.9–5.3]');
  });

  test('no estimate is quite certain', () => {
    expect(formatProbability(0.31)).toBe('31\u00a0%');
    expect(formatProbability(0.0001)).toBe('< 1\u00a0%');
    expect(formatProbability(1)).toBe('> 99\u00a0%');
  });

  test('estimated counts have two digits', () => {
    expect(formatRoughCount(4187)).toBe('4,200');
    expect(formatRoughCount(7)).toBe('7');
    expect(formatRoughCount(0)).toBe('0');
  });

  test('a distance has a sign, unless there is none', () => {
    expect(formatDelta(0.1234)).toBe('+12.3\u00a0%');
    expect(formatDelta(-0.033)).toBe('−3.3\u00a0%');
    expect(formatDelta(0)).toBe('0.0\u00a0%');
  });

  test('counts are grouped, and big totals shortened', () => {
    expect(formatCount(48_000)).toBe('48,000');
    expect(formatTotal(999_999)).toBe('999,999');
    expect(formatTotal(4_825_000)).toBe('4.83M');
  });

  test('what is not known is a dash, never NaN', () => {
    for (const format of [formatRate, formatDelta, formatCount, formatTotal, formatElapsed]) {
      expect(format(null)).toBe('–');
      expect(format(Number.NaN)).toBe('–');
      expect(format(Number.POSITIVE_INFINITY)).toBe('–');
    }
  });
});

test.each([
  [-5_000, '0s'],
  [42_999, '42s'],
  [17 * 60_000, '17m'],
  [(2 * 60 + 5) * 60_000, '2h 05m'],
  [(3 * 24 + 4) * 3_600_000, '3d 4h'],
])('a duration of %i ms is %s', (milliseconds, text) => {
  expect(formatDuration(milliseconds)).toBe(text);
});

test.each([
  [0.25, '15 s'],
  [4.24, '4 min'],
  [60, '1 h'],
  [105, '1 h 45 min'],
  [3 * 24 * 60, '3 days'],
])('%f minutes are told as %s', (minutes, text) => {
  expect(formatElapsed(minutes).replaceAll('\u00a0', ' ')).toBe(text);
});

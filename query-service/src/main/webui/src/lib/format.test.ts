import { describe, expect, test } from 'vitest';
import {
  formatCount,
  formatDelta,
  formatDuration,
  formatMinutes,
  formatRate,
  formatTotal,
} from './format';

describe('numbers', () => {
  test('rates have two decimals', () => {
    expect(formatRate(0.065)).toBe('6.50%');
    expect(formatRate(0)).toBe('0.00%');
  });

  test('a distance has a sign, unless there is none', () => {
    expect(formatDelta(0.1234)).toBe('+12.3%');
    expect(formatDelta(-0.033)).toBe('−3.3%');
    expect(formatDelta(0)).toBe('0.0%');
  });

  test('counts are grouped, and big totals shortened', () => {
    expect(formatCount(48_000)).toBe('48,000');
    expect(formatTotal(999_999)).toBe('999,999');
    expect(formatTotal(4_825_000)).toBe('4.83M');
  });

  test('what is not known is a dash, never NaN', () => {
    for (const format of [formatRate, formatDelta, formatCount, formatTotal, formatMinutes]) {
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

test('minutes become hours where they are many', () => {
  expect(formatMinutes(4.24)).toBe('4.2 min');
  expect(formatMinutes(105)).toBe('1h 45m');
});

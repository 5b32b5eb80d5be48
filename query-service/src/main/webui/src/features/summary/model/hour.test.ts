import { expect, test } from 'vitest';
import { countsOfHour, explanationOf, rateOfHour, timesByMinute } from './hour';

const plain = (text: string | null) => text?.replaceAll('\u00a0', ' ');
const hour = { rates: [0.1], views: [null, 800, 440], interactions: [null, 40, 22] };

test('says what the last hour brought, and what is usual', () => {
  expect(countsOfHour(hour.views, 1_100)).toBe('1,240 last hour, usually 1,100');
  expect(countsOfHour(hour.views, null)).toBe('1,240 last hour');
  expect(countsOfHour([], 1_100)).toBe('0 last hour, usually 1,100');
  expect(countsOfHour(null, 1_100)).toBe('usually 1,100 at this hour');
  expect(countsOfHour(null, null)).toBeNull();
});

test('the rate of an hour is that of all its views', () => {
  expect(plain(rateOfHour(hour, 0.053))).toBe('5.0 % last hour, usually 5.3 %');
  expect(plain(rateOfHour({ ...hour, views: [0] }, 0.053))).toBe('usually 5.3 % at this hour');
  expect(rateOfHour(null, null)).toBeNull();
});

test('says on how many days the usual rests', () => {
  const usual = {
    days: 12,
    views: 1,
    interactions: 1,
    engagement_rate: null,
    reporting_variants: 1,
    kills_by_now: 0,
  };
  expect(explanationOf(usual)).toContain('12 of the last 14 days');
  expect(explanationOf(null)).toBeUndefined();
});

test('counts kills by minute, and none that are older or in the future', () => {
  const now = Date.parse('2026-01-31T10:00:30Z');
  const times = [
    '2026-01-31T10:00:01Z',
    '2026-01-31T10:00:20Z',
    '2026-01-31T09:01:00Z',
    '2026-01-31T09:00:59Z',
    '2026-01-31T10:01:00Z',
  ];
  const minutes = timesByMinute(times, now);
  expect(minutes).toHaveLength(60);
  expect([minutes[0], minutes[59]]).toEqual([1, 2]);
  expect(minutes.reduce((all, one) => all + one, 0)).toBe(3);
});

import { expect, test } from 'vitest';
import type { Course } from '../api/timeSeries';
import { chartData, topOf } from './chartData';

const point = (time: string, rate: number, views = 100) => ({
  time: `2026-01-31T${time}:00Z`,
  total_views: views,
  total_engagement_rate: rate,
  interval: { low: rate / 2, high: rate * 2 },
});
const course = (id: string, ...points: Course['points']): Course => ({ variant_id: id, points });

test('puts the courses of several variants on one axis, with gaps where one has no point', () => {
  const data = chartData([
    course('a', point('10:00', 0.05), point('10:02', 0.06)),
    course('b', point('10:01', 0.02)),
  ]);
  const ten = Date.parse('2026-01-31T10:00:00Z') / 1000;
  expect(data.times).toEqual([ten, ten + 60, ten + 120]);
  expect(data.lines[0]?.rate).toEqual([0.05, null, 0.06]);
  expect(data.lines[0]?.low).toEqual([0.025, null, 0.03]);
  expect(data.lines[1]?.high).toEqual([null, 0.04, null]);
});

test('a rate of no views is none', () => {
  expect(chartData([course('a', point('10:00', 0, 0))]).lines[0]?.rate).toEqual([null]);
});

test('the axis follows rates and predictions, not what the first views made of them', () => {
  const data = chartData([course('a', point('10:00', 1, 1), point('10:01', 0.05))]);
  expect(topOf(data, [0.04])).toBeCloseTo(0.08);
  expect(topOf(chartData([]), [null])).toBe(0.1);
});

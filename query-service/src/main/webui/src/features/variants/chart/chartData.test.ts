import { expect, test } from 'vitest';
import { stretchOf } from '../api/timeSeries';
import { course, point } from '../testing/courses';
import { chartData, readingsAt, topOf } from './chartData';
import { chartTable } from './chartTable';

const ten = Date.parse('2026-01-31T10:00:00Z') / 1000;
const two = [
  course('a', point('10:00', 0.05), point('10:02', 0.06)),
  course('b', point('10:01', 0.02)),
];

test('puts the courses of several variants on one axis, with gaps where one has no point', () => {
  const data = chartData(two);
  // Totals are those at the end of a minute.
  expect(data.times).toEqual([ten + 60, ten + 120, ten + 180]);
  expect(data.lines[0]?.rate).toEqual([0.05, null, 0.06]);
  expect(data.lines[0]?.low).toEqual([0.025, null, 0.03]);
  expect(data.lines[1]?.high).toEqual([null, 0.04, null]);
});

test('by age, each course begins with its post', () => {
  const posted: Record<string, number> = { a: ten, b: ten + 60 };
  expect(chartData(two, (id) => posted[id] ?? 0).times).toEqual([60, 180]);
});

test('the minute that runs ends now', () => {
  const running = { ...course('a', point('10:00', 0.05)), to: '2026-01-31T10:00:20Z' };
  expect(chartData([running]).times).toEqual([ten + 20]);
});

test('a reading is what was known by then', () => {
  const data = chartData(two);
  expect(readingsAt(data, 0).map(({ variantId }) => variantId)).toEqual(['a']);
  expect(
    readingsAt(data, 1).map(({ point: { total_engagement_rate } }) => total_engagement_rate),
  ).toEqual([0.05, 0.02]);
  expect(readingsAt(data, 2)[0]?.time).toBe(ten + 180);
});

test('a rate of no views is none', () => {
  expect(chartData([course('a', point('10:00', 0, { total_views: 0 }))]).times).toEqual([]);
});

test('the axis follows rates and predictions, not what the first views made of them', () => {
  const data = chartData([course('a', point('10:00', 1), point('10:01', 0.05))]);
  expect(topOf(data, [0.04])).toBeCloseTo(0.08);
  expect(topOf(chartData([]), [null])).toBe(0.1);
});

test('the table has what a spreadsheet needs', () => {
  const data = chartData([course('=a', point('10:00', 0.05, { corrected: true }))]);
  const { header, rows } = chartTable(data, () => ({ origin: 0, posted: null, predicted: 0.06 }));
  const [row] = rows;
  expect(header).toHaveLength(row?.length ?? 0);
  expect(row).toEqual([
    '=a',
    '2026-01-31T10:01:00.000Z',
    null,
    100,
    5,
    0.05,
    0.025,
    0.1,
    0.06,
    'true',
  ]);
});

test('asks for what the axis shows', () => {
  const now = Date.parse('2026-01-31T12:00:00Z');
  const posted = '2026-01-31T11:30:00.000Z';
  const clock = { range: '1h', axis: 'clock', zoom: null } as const;
  expect(stretchOf(clock, posted, now)).toEqual({ from: '2026-01-31T11:00:00.000Z' });
  const age = { ...clock, axis: 'age' } as const;
  expect(stretchOf(age, posted, now)).toEqual({ from: posted, to: '2026-01-31T12:00:00.000Z' });
  expect(stretchOf({ ...age, zoom: { from: 60, to: 120 } }, posted, now)).toEqual({
    from: '2026-01-31T11:31:00.000Z',
    to: '2026-01-31T11:32:00.000Z',
  });
});

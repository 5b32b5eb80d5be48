import { expect, test } from 'vitest';
import { changed, type ChartView, readChartView, writeChartView } from './chartView';

const usual = readChartView({});

test('what is as usual needs no word in the address', () => {
  expect(Object.values(writeChartView(usual)).every((value) => value === undefined)).toBe(true);
});

test.each<Partial<ChartView>>([
  { pins: ['v1', 'a,b', '50%', '%2C', 'ä ö/👩‍👧'] },
  { range: '7d', axis: 'age' },
  { tab: 'calibration', asTable: true },
  { zoom: { from: 60, to: 600 } },
])('an address shows the same chart again: %o', (change) => {
  const view = { ...usual, ...change };
  expect(readChartView(writeChartView(view))).toEqual(view);
});

test('what makes no sense is passed over', () => {
  expect(readChartView({ range: '2h', axis: 'x', zoom: '9-1', chart: 'pie', pins: ',,' })).toEqual(
    usual,
  );
  expect(readChartView({ pins: 'a,b,c,d,e,f,a' }).pins).toEqual(['a', 'b', 'c', 'd', 'e']);
});

test('another range or axis has no zoom of the one before', () => {
  const zoomed = { ...usual, zoom: { from: 1, to: 2 } };
  expect(changed(zoomed, { axis: 'age' }).zoom).toBeNull();
  expect(changed(zoomed, { asTable: true }).zoom).toEqual({ from: 1, to: 2 });
  expect(changed(usual, { zoom: { from: 1, to: 2 } }).zoom).toEqual({ from: 1, to: 2 });
});

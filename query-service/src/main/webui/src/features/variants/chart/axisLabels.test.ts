import { expect, test } from 'vitest';
import { ageLabels, clockLabels } from './axisLabels';

const seconds = (local: string) => new Date(local).getTime() / 1000;

test('hours within a day, days beyond', () => {
  const evening = [
    seconds('2026-01-30T21:00'),
    seconds('2026-01-31T00:00'),
    seconds('2026-01-31T03:00'),
  ];
  expect(clockLabels(evening)).toEqual(['21:00', 'Jan 31', '03:00']);
  expect(clockLabels([seconds('2026-01-30T12:00'), seconds('2026-01-31T12:00')])).toEqual([
    'Jan 30',
    'Jan 31',
  ]);
});

test('ages in the greatest unit that is whole', () => {
  expect(ageLabels([0, 15, 600, 5_400, 7_200, 172_800])).toEqual([
    '0',
    '15s',
    '10m',
    '90m',
    '2h',
    '2d',
  ]);
});

test('seconds where marks are closer than a minute', () => {
  const noon = seconds('2026-01-30T12:00');
  expect(clockLabels([noon, noon + 30])).toEqual(['12:00:00', '12:00:30']);
});

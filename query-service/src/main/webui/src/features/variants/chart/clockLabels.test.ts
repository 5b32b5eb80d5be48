import { expect, test } from 'vitest';
import { clockLabels } from './clockLabels';

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

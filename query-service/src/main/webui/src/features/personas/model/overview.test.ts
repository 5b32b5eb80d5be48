import { expect, test } from 'vitest';
import { persona } from '@/testing/samples';
import { ordered } from './overview';

const personas = [
  persona('idle', { health: 'idle' }),
  persona('fine'),
  persona('best', { health: 'healthy' }),
  persona('worst', { health: 'critical' }),
];
const ids = (favourites: string[], typed = '') =>
  ordered(personas, new Set(favourites), typed).map(({ persona_id }) => persona_id);

test('what needs somebody comes first, then favourites', () => {
  expect(ids([])).toEqual(['worst', 'best', 'fine', 'idle']);
  expect(ids(['fine', 'idle'])).toEqual(['worst', 'fine', 'best', 'idle']);
});

test('a filter leaves those whose id contains it', () => {
  expect(ids([], ' ST ')).toEqual(['worst', 'best']);
});

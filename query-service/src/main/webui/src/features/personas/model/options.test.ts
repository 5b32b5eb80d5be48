import { expect, test } from 'vitest';
import { mostRecent, type Persona } from '../api/personas';
import { optionsFor } from './options';

function persona(id: string, lastPostedAt: string | null = null): Persona {
  return {
    persona_id: id,
    health: 'healthy',
    total_variants: 1,
    active_variants: 1,
    avg_engagement_rate: 0,
    performance_vs_prediction: null,
    posted_last_day: 0,
    killed_last_day: 0,
    last_posted_at: lastPostedAt,
    last_activity_at: lastPostedAt,
  };
}

const personas = ['ava', 'ava-2', 'Eva', 'nova'].map((id) => persona(id));
const choices = (typed: string) =>
  optionsFor(personas, typed).map(({ id, known }) => (known ? id : `open ${id}`));

test('all are offered before anybody types', () => {
  expect(choices('')).toEqual(['ava', 'ava-2', 'Eva', 'nova']);
});

test('then those that contain it, and what was typed itself', () => {
  expect(choices('VA')).toEqual(['ava', 'ava-2', 'Eva', 'nova', 'open VA']);
  expect(choices('somebody new')).toEqual(['open somebody new']);
});

test('the very one comes first, and is not offered as new', () => {
  expect(choices('nova')).toEqual(['nova']);
  expect(optionsFor([persona('a-ava'), persona('ava')], 'ava')[0]?.id).toBe('ava');
});

test('blanks are nobody', () => {
  expect(choices('  ')).toEqual(['ava', 'ava-2', 'Eva', 'nova']);
});

test('the one where something happened last is shown to who names nobody', () => {
  const quiet = persona('quiet');
  const old = persona('old', '2026-01-30T10:00:00Z');
  const busy = persona('busy', '2026-01-31T10:00:00.5Z');
  expect(mostRecent([quiet, old, busy, quiet])).toBe(busy);
  expect(mostRecent([quiet])).toBe(quiet);
  expect(mostRecent([])).toBeUndefined();
});

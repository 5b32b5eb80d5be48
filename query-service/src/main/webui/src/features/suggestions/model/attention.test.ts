import { expect, test } from 'vitest';
import type { Suggestion } from '@/lib/contract/metrics';
import { DONE, keyOf, putAside, SNOOZE, waiting } from './attention';
import { factsOf } from './evidence';

const suggestion = (id: string, overrides: Partial<Suggestion> = {}): Suggestion => ({
  suggestion_id: id,
  type: 'scale_winner',
  priority: 'high',
  title: `Title of ${id}`,
  description: 'd',
  action: 'a',
  variant_id: null,
  pattern: null,
  evidence: {},
  ...overrides,
});
const five = ['a', 'b', 'c', 'd', 'e'].map((id) => suggestion(id));
const ids = (suggestions: readonly Suggestion[]) => suggestions.map((each) => each.suggestion_id);

test('at most three wait at a time, the most urgent', () => {
  const { cards, more, put } = waiting(five, {}, 0);
  expect(ids(cards)).toEqual(['a', 'b', 'c']);
  expect({ more, put }).toEqual({ more: 2, put: 0 });
});

test('what is put aside makes room, and comes back after its time', () => {
  const aside = putAside({}, keyOf(suggestion('b')), 1_000 + SNOOZE, 1_000);
  expect(ids(waiting(five, aside, 1_000).cards)).toEqual(['a', 'c', 'd']);
  expect(ids(waiting(five, aside, 1_000 + SNOOZE).cards)).toEqual(['a', 'b', 'c']);
});

test('what is done stays away, unless it becomes another matter', () => {
  const aside = putAside({}, keyOf(suggestion('a')), DONE, 0);
  expect(ids(waiting([suggestion('a')], aside, Date.now()).cards)).toEqual([]);
  const urgent = suggestion('a', { priority: 'medium' });
  expect(ids(waiting([urgent], aside, Date.now()).cards)).toEqual(['a']);
});

test('forgets what no longer counts', () => {
  expect(putAside({ old: 5 }, 'new', 20, 10)).toEqual({ new: 20 });
});

test('shows the figures of evidence of any shape', () => {
  const facts = factsOf({
    views: 1000,
    actual_er: 0.012,
    interval: { low: 0.01, high: 0.02 },
    ln_evidence: 9.8712,
    rule: 'e1',
    fatigue_score: 1,
    kill_share: 0.5,
    prior: { a: 1, b: 2 },
    exposure: null,
    as_of: '2026-01-31T10:00:00Z',
  });
  expect(facts.map(({ name, value }) => `${name}: ${value.replaceAll('\u00a0', ' ')}`)).toEqual([
    'Views: 1,000',
    'Actual rate: 1.20 %',
    'True rate: 1.00 % to 2.00 %',
    'Ln evidence: 9.87',
    'Rule: e1',
    'Fatigue score: > 99 %',
    'Kill share: 50 %',
  ]);
});

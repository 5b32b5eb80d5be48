import { expect, test } from 'vitest';
import { groundsOf, isHoldout, thresholdSentences } from './grounds';

const plain = (texts: readonly string[]) => texts.map((text) => text.replaceAll('\u00a0', ' '));
const settings = { kill_share: 0.5, protected_share: 0.8, false_kill_rate: 0.05 };

test('says of a kill candidate by which settings and by what that was learnt', () => {
  const prior = { a: 12.875, b: 1017.125, source: 'persona', sample: 214 };
  expect(plain(groundsOf({ ...settings, prior }))).toEqual([
    'The rule: stop a post that truly stays below 50 % of its prediction; of those that reach 80 % of it, at most 5 % are suggested by mistake.',
    'Its prediction weighs as much as 1,030 views, learnt from 214 posts of this persona.',
  ]);
  expect(groundsOf({ prior: { ...prior, source: 'all_personas' } })[0]).toContain('all personas');
  expect(groundsOf({ prior: { ...prior, source: 'none' } })[0]).toContain('weighs nothing yet');
});

test('names a refit that raised it', () => {
  expect(groundsOf({ refit: { from_version: 1, to_version: 2 } })[0]).toContain('learnt anew');
});

test('says nothing of evidence that has another shape', () => {
  expect(groundsOf({ kill_share: 'half', prior: [1, 2], refit: null })).toEqual([]);
  expect(isHoldout({})).toBe(false);
  expect(isHoldout({ holdout: true })).toBe(true);
});

test('says all settings in words', () => {
  const thresholds = {
    ...settings,
    false_kill_rate: 0.001,
    wrong_kill_cost: 1,
    grace_period_seconds: 300,
    least_views: 100,
    holdout_share: 0,
    of_persona: false,
  };
  const said = plain(thresholdSentences(thresholds));
  expect(said).toHaveLength(3);
  expect(said[0]).toContain('at most 0.1 % are');
  expect(said[1]).toBe('A wrong kill counts as much as 1 missed one.');
  expect(said[2]).toBe(
    'Nothing is suggested about a post before it is 5 min old and has 100 views.',
  );
  const more = { ...thresholds, wrong_kill_cost: 2.5, holdout_share: 0.1, of_persona: true };
  expect(plain(thresholdSentences(more)).slice(1)).toEqual([
    'A wrong kill counts as much as 2.5 missed ones.',
    said[2],
    'Of the posts to stop, 10 % are chosen by lot to run on, which shows how many do well after all.',
    'Some of this is set for this persona alone.',
  ]);
});

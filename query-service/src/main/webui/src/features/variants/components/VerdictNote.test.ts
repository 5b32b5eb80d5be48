import { expect, test } from 'vitest';
import { undecided } from '@/lib/model/variant';
import { describeVerdict } from './VerdictNote';

test('says nothing where the service says nothing', () => {
  expect(describeVerdict(undecided)).toBeNull();
});

test('names the verdict', () => {
  expect(describeVerdict({ ...undecided, verdict: 'beats' })).toBe('Beats it');
  expect(describeVerdict({ ...undecided, verdict: 'below' })).toBe('Falls short');
  expect(describeVerdict({ ...undecided, verdict: 'as_predicted' })).toBe('As predicted');
});

test('says how many views are missing, as roughly as it is known', () => {
  expect(describeVerdict({ ...undecided, verdict: 'too_early', viewsToDecision: 4187 })).toBe(
    '~4,200 more views',
  );
  expect(describeVerdict({ ...undecided, verdict: 'too_early', viewsToDecision: 7 })).toBe(
    '~7 more views',
  );
  expect(describeVerdict({ ...undecided, verdict: 'too_early' })).toBe('Too early');
});

import { expect, test } from 'vitest';
import { undecided } from '@/lib/model/variant';
import { describeVerdict } from './verdict';

test('says nothing where the service says nothing', () => {
  expect(describeVerdict(undecided)).toBeNull();
});

test('names the verdict', () => {
  expect(describeVerdict({ ...undecided, verdict: 'beats' })).toBe('Beats');
  expect(describeVerdict({ ...undecided, verdict: 'below' })).toBe('Below');
  expect(describeVerdict({ ...undecided, verdict: 'as_predicted' })).toBe('As predicted');
});

test('says how many views are missing, as roughly as it is known', () => {
  const early = { ...undecided, verdict: 'too_early' } as const;
  expect(describeVerdict({ ...early, viewsToDecision: 4187 })).toBe(
    'Too early, about 4,200 views to go',
  );
  expect(describeVerdict({ ...early, viewsToDecision: 1 })).toBe('Too early, about 1 view to go');
  expect(describeVerdict(early)).toBe('Too early');
});

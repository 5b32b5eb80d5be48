import { expect, test } from 'vitest';
import { activeVariant, decided, killed, metrics, update } from '@/testing/samples';
import { emptyState } from './dashboardState';
import { reduce } from './reduce';

const start = reduce(emptyState, {
  kind: 'snapshot',
  metrics: metrics([activeVariant('v1'), activeVariant('v2')]),
  mode: 'replace',
});

test('decisions change what is said of a variant, and nothing else', () => {
  const state = reduce(start, { kind: 'decisions', decided: [decided('v1')] });
  expect(state.variants.get('v1')).toEqual({
    ...start.variants.get('v1'),
    decision: {
      posterior: { mean: 0.07, low: 0.065, high: 0.075 },
      interval: { low: 0.06, high: 0.08 },
      verdict: 'beats',
      viewsToDecision: null,
      probabilityBest: 0.9,
      killEvidence: 0,
    },
  });
  expect(state.variants.get('v2')).toBe(start.variants.get('v2'));
});

test('decisions about variants that ended, or that the page does not know, are ignored', () => {
  const ended = reduce(start, { kind: 'update', update: update(killed('v1')) });
  const state = reduce(ended, { kind: 'decisions', decided: [decided('v1'), decided('v9')] });
  expect(state.variants).toEqual(ended.variants);
});

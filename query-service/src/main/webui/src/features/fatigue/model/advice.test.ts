import { expect, test } from 'vitest';
import type { FatigueWarning } from '@/lib/contract/metrics';
import { advisesWornOut, effectText, freshPatterns } from './advice';

const warning = (pattern: string): FatigueWarning => ({
  pattern,
  usage_count: 5,
  fatigue_score: 0.83,
  warning_level: 'high',
  recommendation: '',
  fired: ['use'],
  effect: null,
});
const warnings = [warning('list'), warning('question')];

test('only patterns that do not wear out are fresh', () => {
  expect(freshPatterns(['how_to', 'list', 'question', 'story'], warnings)).toEqual([
    'how_to',
    'story',
  ]);
});

test('knows advice that leads to another worn out pattern', () => {
  expect(advisesWornOut('Rest list and try question.', 'list', warnings)).toBe(true);
  expect(advisesWornOut('Rest list and try story.', 'list', warnings)).toBe(false);
  expect(advisesWornOut('Listen to the questions', 'story', warnings)).toBe(false);
  expect(advisesWornOut('questions, question', 'list', warnings)).toBe(true);
});

test('tells the effect in the numbers of the service, or that there are none', () => {
  const effect = { ratio: 0.62, interval: { low: 0.41, high: 0.93 }, probability: 0.97 };
  expect(effectText({ effect })).toContain('earns 0.62 times what it used to [0.41–0.93]');
  expect(effectText({ effect: null })).toContain('cannot be told yet');
});

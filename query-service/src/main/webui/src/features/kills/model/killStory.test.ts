import { expect, test } from 'vitest';
import type { Kill } from '@/lib/model/kill';
import { killFigures, killStories, type KillStory } from './killStory';

const kill = (variantId: string, killedAt: string): Kill => ({
  identity: variantId,
  variantId,
  reason: 'Below half',
  finalEr: 0.0251,
  sampleSize: 446,
  killedAt,
});
const story: KillStory = {
  kill: kill('v', '2026-01-31T10:00:00Z'),
  content: 'Nine things',
  predictedEr: 0.069,
  minutesToKill: 0.25,
  evidence: null,
};
const plain = (text: string) => text.replaceAll('\u00a0', ' ');

test('says what it earned, what was predicted, how long it ran and how many saw it', () => {
  expect(plain(killFigures(story))).toBe('2.5 % of 6.9 % predicted, after 15 s, 446 views');
  expect(plain(killFigures({ ...story, predictedEr: null, minutesToKill: null }))).toBe(
    '2.5 %, 446 views',
  );
  expect(plain(killFigures({ ...story, evidence: 0.97 }))).toContain('446 views, evidence 97 %');
});

test('what the page saw comes on top of what the service lists, once each', () => {
  const fresh = kill('new', '2026-01-31T11:00:00Z');
  const stories = killStories(
    [story],
    new Map([
      ['v', story.kill],
      ['new', fresh],
    ]),
    new Map(),
  );
  expect(stories.map(({ kill: { variantId } }) => variantId)).toEqual(['new', 'v']);
  expect(stories[1]?.content).toBe('Nine things');
});

import { describe, expect, test } from 'vitest';
import {
  activeVariant,
  counted,
  decided,
  decisions,
  initialData,
  killed,
  metrics,
  posted,
  update,
} from '@/testing/samples';
import { decodeFrame } from './frames';

const text = (frame: unknown) => JSON.stringify(frame);

describe('frames of the contract are read', () => {
  test.each([
    ['initial_data', initialData(metrics([activeVariant('v')]))],
    ['a post', update(posted('v'))],
    ['counts', update(counted('v', 10, 1))],
    ['a kill', update(killed('v'))],
    ['decisions', decisions([decided('v')])],
    ['resumed', { type: 'resumed', position: 'P' }],
    ['stale', { type: 'stale', since: '2026-01-31T10:00:00Z', reason: 'events wait' }],
    ['fresh', { type: 'fresh' }],
    ['pong', { type: 'pong' }],
    ['error', { type: 'error', message: 'Invalid JSON' }],
  ])('%s', (_, frame) => {
    expect(decodeFrame(text(frame))).toMatchObject({ kind: 'frame', frame: { type: frame.type } });
  });

  test('with fields that are new', () => {
    expect(decodeFrame(text({ ...update(killed('v')), colour: 'red' })).kind).toBe('frame');
  });

  test('with a suggestion of a kind that is new', () => {
    const suggestion = {
      type: 'scale_winner',
      priority: 'low',
      title: 't',
      description: 'd',
      action: 'a',
    };
    const frame = initialData(metrics());
    const data = { ...frame.data, optimization_opportunities: [suggestion] };
    expect(decodeFrame(text({ ...frame, data })).kind).toBe('frame');
  });
});

describe('what a newer contract may add is passed over', () => {
  test.each([
    ['a type of frame', { type: 'fireworks' }],
    ['a kind of event', { ...update(killed('v')), data: { event_type: 'applause' } }],
  ])('%s', (_, frame) => {
    expect(decodeFrame(text(frame)).kind).toBe('unknown');
  });
});

describe('what keeps no contract is malformed', () => {
  test.each([
    ['nothing', ''],
    ['no JSON', '{broken'],
    ['no object', '42'],
    ['null', 'null'],
    ['an array', '[]'],
    ['no type', '{"position":"P"}'],
    [
      'no data',
      '{"type":"variant_update","position":"P","identity":"i","timestamp":"2026-01-31T00:00:00Z"}',
    ],
    [
      'a missing field',
      text(update({ ...killed('v'), killed_at: undefined as unknown as string })),
    ],
    ['a count that is a text', text(update(counted('v', '7' as unknown as number, 1)))],
    ['a count that is negative', text(update(counted('v', -7, 1)))],
    ['a count beyond what a number can hold', text(update(counted('v', 2 ** 60, 1)))],
    ['a rate above 1', text(update({ ...counted('v', 1, 1), current_er: 1.5 }))],
    [
      'a rate that is null',
      text(update({ ...counted('v', 1, 1), current_er: null as unknown as number })),
    ],
    ['a time that is none', text(update(killed('v', { killed_at: 'yesterday' })))],
    ['stale since nobody knows when', '{"type":"stale"}'],
    ['half a snapshot', text({ ...initialData(metrics()), data: { summary: {} } })],
  ])('%s', (_, message) => {
    expect(decodeFrame(message)).toEqual({ kind: 'malformed' });
  });
});

import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Batch } from './Batch';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test('what is asked for together goes into few requests, each id once', async () => {
  const asked: string[][] = [];
  const batch = new Batch<string>((topic, ids) => {
    asked.push([topic, ...ids]);
    return Promise.resolve(new Map(ids.filter((id) => id !== 'x').map((id) => [id, `${id}!`])));
  }, 2);
  const answers = Promise.all([
    batch.load('ava', 'a'),
    batch.load('ava', 'x'),
    batch.load('ava', 'a'),
    batch.load('ava', 'b'),
    batch.load('nova', 'a'),
  ]);
  await vi.advanceTimersByTimeAsync(30);
  expect(await answers).toEqual(['a!', null, 'a!', 'b!', 'a!']);
  expect(asked).toEqual([
    ['ava', 'a', 'x'],
    ['ava', 'b'],
    ['nova', 'a'],
  ]);
});

test('a failure reaches all that it concerns, and the next request is another one', async () => {
  const ask = vi
    .fn<() => Promise<ReadonlyMap<string, string>>>()
    .mockRejectedValueOnce(new Error('away'))
    .mockResolvedValue(new Map([['a', 'here']]));
  const batch = new Batch<string>(ask, 10);
  const failed = Promise.allSettled([batch.load('ava', 'a'), batch.load('ava', 'b')]);
  await vi.advanceTimersByTimeAsync(30);
  expect((await failed).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  const again = batch.load('ava', 'a');
  await vi.advanceTimersByTimeAsync(30);
  expect(await again).toBe('here');
});

import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { RefreshPlan } from './refreshPlan';

const refresh = vi.fn();
let plan: RefreshPlan;

beforeEach(() => {
  vi.useFakeTimers();
  refresh.mockReset();
  plan = new RefreshPlan(refresh);
});

afterEach(() => {
  plan.stop();
  vi.useRealTimers();
});

test('a burst counts once', () => {
  for (let i = 0; i < 50; i++) {
    plan.soon();
  }
  vi.advanceTimersByTime(1_000);
  expect(refresh).toHaveBeenCalledOnce();
});

test('what goes on and on is asked for every five seconds', () => {
  for (let second = 0; second < 60; second++) {
    plan.soon();
    vi.advanceTimersByTime(1_000);
  }
  expect(refresh).toHaveBeenCalledTimes(12);
});

test('it is asked for now and then anyway, while somebody looks', () => {
  plan.start();
  vi.advanceTimersByTime(62_000);
  expect(refresh).toHaveBeenCalledTimes(6);
  vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden');
  vi.advanceTimersByTime(120_000);
  expect(refresh).toHaveBeenCalledTimes(6);
});

test('not after the end', () => {
  plan.start();
  plan.soon();
  plan.stop();
  vi.advanceTimersByTime(120_000);
  expect(refresh).not.toHaveBeenCalled();
});

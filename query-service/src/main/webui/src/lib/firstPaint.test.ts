import { renderHook, waitFor } from '@testing-library/react';
import { beforeEach, expect, test, vi } from 'vitest';
import type * as FirstPaint from './firstPaint';

let lib: typeof FirstPaint;

// Each test begins with a page that has just been loaded.
beforeEach(async () => {
  vi.resetModules();
  lib = await import('./firstPaint');
});

test('all that waits is told after the frame with the first numbers', async () => {
  let picked = false;
  void lib.firstPaint(60_000).then(() => {
    picked = true;
  });
  const { result } = renderHook(() => lib.useAfterFirstPaint());
  expect(result.current).toBe(false);
  await waitFor(() => {
    expect(result.current).toBe(true);
  });
  expect(picked).toBe(true);
  expect(renderHook(() => lib.useAfterFirstPaint()).result.current).toBe(true);
});

test('a page that nobody sees is completed all the same', () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  vi.stubGlobal('requestAnimationFrame', () => 0);
  const { result, rerender } = renderHook(() => lib.useAfterFirstPaint());
  vi.advanceTimersByTime(500);
  rerender();
  expect(result.current).toBe(true);
  vi.useRealTimers();
});

test('where no number comes, what waits goes on after its time', async () => {
  vi.useFakeTimers();
  const waiting = lib.firstPaint(1_000);
  vi.advanceTimersByTime(1_000);
  await expect(waiting).resolves.toBeUndefined();
  vi.useRealTimers();
});

import { useSyncExternalStore } from 'react';

const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;
let now = Date.now();
let shown = now;
let stopped = false;

function tick(): void {
  now = Date.now();
  if (!stopped) {
    shown = now;
  }
  for (const listener of listeners) {
    listener();
  }
}

function subscribe(listener: () => void): () => void {
  if (listeners.size === 0) {
    now = Date.now();
    shown = stopped ? shown : now;
    timer = setInterval(tick, 1000);
  }
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) {
      clearInterval(timer);
    }
  };
}

/**
 * The time, once a second; all who ask share one timer, so that all ages on the page change together. It stands still
 * while the figures are out of date: an age that went on would say that they are not.
 */
export function useNow(): number {
  return useSyncExternalStore(subscribe, () => shown);
}

/** The time, once a second, whatever the figures are. */
export function useWallClock(): number {
  return useSyncExternalStore(subscribe, () => now);
}

/** Stops the ages on the page, or lets them go on. */
export function stopAges(stop: boolean): void {
  if (stopped !== stop) {
    stopped = stop;
    tick();
  }
}

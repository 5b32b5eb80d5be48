import { useEffect, useSyncExternalStore } from 'react';

/** In milliseconds: a page that nobody sees is not painted, and is to be complete all the same. */
const LONGEST_WAIT = 500;

const listeners = new Set<() => void>();
let painted = false;

/** Answers how to be told no more. */
function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}

function isPainted(): boolean {
  return painted;
}

function tell(): void {
  painted = true;
  for (const listener of [...listeners]) {
    listener();
  }
}

/**
 * Whether numbers have been painted once since the page was loaded. What people do not look at first is drawn after
 * that, so that the first row does not wait for it. To be used where there are numbers.
 */
export function useAfterFirstPaint(): boolean {
  const after = useSyncExternalStore(subscribe, isPainted);
  useEffect(() => {
    if (after) {
      return undefined;
    }
    let timer = setTimeout(tell, LONGEST_WAIT);
    // What is drawn in one frame is on the screen by the end of the next.
    let frame = requestAnimationFrame(() => {
      frame = requestAnimationFrame(() => {
        clearTimeout(timer);
        timer = setTimeout(tell);
      });
    });
    return () => {
      cancelAnimationFrame(frame);
      clearTimeout(timer);
    };
  }, [after]);
  return after;
}

/** When numbers have been painted once, or after so many milliseconds without any. */
export function firstPaint(longest: number): Promise<void> {
  return new Promise((resolve) => {
    if (painted) {
      resolve();
      return;
    }
    const end = () => {
      clearTimeout(timer);
      forget();
      resolve();
    };
    const timer = setTimeout(end, longest);
    const forget = subscribe(end);
  });
}

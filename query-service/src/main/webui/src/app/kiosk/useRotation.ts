import { useEffect, useEffectEvent } from 'react';
import { after } from './rotation';

/** In milliseconds: long enough to read a headline and the rows below it. */
export const TURN = 20_000;

/** Shows one persona after the other; the first as soon as there is one. */
export function useRotation(
  personas: readonly string[],
  shown: string | null,
  show: (persona: string) => void,
): void {
  const advance = useEffectEvent(() => {
    const next = after(personas, shown);
    if (next !== null && next !== shown) {
      show(next);
    }
  });
  const waiting = shown === null && personas.length > 0;
  useEffect(() => {
    if (waiting) {
      advance();
      return undefined;
    }
    // Goes on where there is one persona only: another one may come.
    const turn = setInterval(() => {
      advance();
    }, TURN);
    return () => {
      clearInterval(turn);
    };
  }, [shown, waiting]);
}

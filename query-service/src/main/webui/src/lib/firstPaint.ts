import { useEffect, useState } from 'react';

/** In milliseconds: a page that nobody sees is not painted, and is to be complete all the same. */
const LONGEST_WAIT = 500;

let painted = false;

/**
 * Whether numbers have been painted once since the page was loaded. What people do not look at first is drawn after
 * that, so that the first row does not wait for it.
 */
export function useAfterFirstPaint(): boolean {
  const [after, setAfter] = useState(painted);
  useEffect(() => {
    if (after) {
      return undefined;
    }
    const show = () => {
      painted = true;
      setAfter(true);
    };
    let timer = setTimeout(show, LONGEST_WAIT);
    // What is drawn in one frame is on the screen by the end of the next.
    let frame = requestAnimationFrame(() => {
      frame = requestAnimationFrame(() => {
        clearTimeout(timer);
        timer = setTimeout(show);
      });
    });
    return () => {
      cancelAnimationFrame(frame);
      clearTimeout(timer);
    };
  }, [after]);
  return after;
}

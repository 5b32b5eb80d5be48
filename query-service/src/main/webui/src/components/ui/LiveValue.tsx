import { useEffect, useRef } from 'react';
import classes from './LiveValue.module.css';

const REST = 2_000;
/** Still enough contrast (4.5 to 1) for those who read at that moment. */
const FAINTEST = 0.65;

interface LiveValueProps {
  readonly text: string;
  readonly testId?: string;
}

/**
 * A figure that flashes when it changes, but not when it merely comes into view, and at most once in two seconds. By
 * opacity alone, which costs neither layout nor paint.
 */
export function LiveValue({ text, testId }: LiveValueProps) {
  const element = useRef<HTMLSpanElement>(null);
  const shown = useRef(text);
  const flashedAt = useRef(-Infinity);
  useEffect(() => {
    if (shown.current === text) {
      return;
    }
    shown.current = text;
    const now = performance.now();
    if (now - flashedAt.current >= REST && !prefersStillness()) {
      flashedAt.current = now;
      element.current?.animate([{ opacity: FAINTEST }, { opacity: 1 }], {
        duration: 900,
        easing: 'ease-out',
      });
    }
  }, [text]);
  return (
    <span ref={element} className={classes.value} data-testid={testId}>
      {text}
    </span>
  );
}

function prefersStillness(): boolean {
  return window.matchMedia('(prefers-reduced-motion: reduce)').matches;
}

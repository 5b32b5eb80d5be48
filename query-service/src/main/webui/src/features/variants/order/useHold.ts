import { type RefObject, useEffect, useState } from 'react';

const LINGER = 1_000;

/**
 * Whether somebody reads a list: the pointer or the focus is inside, or it is scrolled. Goes on for a second after all
 * of them have left.
 */
export function useHold(area: RefObject<HTMLElement | null>): boolean {
  const [held, setHeld] = useState(false);

  useEffect(() => {
    const element = area.current;
    if (element === null) {
      return undefined;
    }
    let pointer = false;
    let focus = false;
    let scrolled = false;
    let leaving: ReturnType<typeof setTimeout> | undefined;

    const settle = () => {
      clearTimeout(leaving);
      leaving = undefined;
      if (pointer || focus || scrolled) {
        setHeld(true);
      } else {
        leaving = setTimeout(() => {
          setHeld(false);
        }, LINGER);
      }
    };
    const stop = new AbortController();
    const on = (target: EventTarget, type: string, listen: (event: Event) => void) => {
      target.addEventListener(type, listen, { signal: stop.signal, passive: true, capture: true });
    };
    on(element, 'pointerover', () => {
      if (!pointer) {
        pointer = true;
        settle();
      }
    });
    on(element, 'pointerout', (event) => {
      if (!element.contains((event as PointerEvent).relatedTarget as Node | null)) {
        pointer = false;
        settle();
      }
    });
    on(element, 'focusin', () => {
      focus = true;
      settle();
    });
    on(element, 'focusout', (event) => {
      focus = element.contains((event as FocusEvent).relatedTarget as Node | null);
      settle();
    });
    // Of the list itself, or of the page that it is part of.
    on(window, 'scroll', (event) => {
      const within = event.target instanceof Element && element.contains(event.target);
      const whole = event.target === document;
      if (within || whole) {
        const now = within ? event.target.scrollTop > 0 : element.getBoundingClientRect().top < 0;
        if (now !== scrolled) {
          scrolled = now;
          settle();
        }
      }
    });
    return () => {
      stop.abort();
      clearTimeout(leaving);
    };
  }, [area]);

  return held;
}

import { type RefObject, useEffect, useState } from 'react';

/** The inner width of an element in pixels, as it is now; 0 before it is known. */
export function useWidth(element: RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(0);
  useEffect(() => {
    const { current } = element;
    if (current === null) {
      return undefined;
    }
    const measure = () => {
      setWidth(current.clientWidth);
    };
    measure();
    const sizes = new ResizeObserver(measure);
    sizes.observe(current);
    return () => {
      sizes.disconnect();
    };
  }, [element]);
  return width;
}

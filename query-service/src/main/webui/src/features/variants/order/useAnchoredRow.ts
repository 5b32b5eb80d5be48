import type { Virtualizer } from '@tanstack/react-virtual';
import { useLayoutEffect, useRef } from 'react';
import type { Variant } from '@/lib/model/variant';

/** Where rows come and go above, the one at the top of the view stays where it is. At the very top the newest shows. */
export function useAnchoredRow(
  variants: readonly Variant[],
  rows: Virtualizer<HTMLDivElement, Element>,
): void {
  const anchor = useRef<{ readonly id: string; readonly start: number } | null>(null);

  useLayoutEffect(() => {
    const { current } = anchor;
    const offset = rows.scrollOffset ?? 0;
    if (current !== null && offset > 0) {
      const index = variants.findIndex(({ id }) => id === current.id);
      const start = index < 0 ? undefined : rows.measurementsCache[index]?.start;
      if (start !== undefined && start !== current.start) {
        rows.scrollToOffset(offset + start - current.start);
      }
    }
  }, [variants, rows]);

  // After every draw, scrolling included: what is at the top now.
  useLayoutEffect(() => {
    const offset = rows.scrollOffset ?? 0;
    const top = rows.getVirtualItems().find(({ end }) => end > offset);
    const variant = top && variants[top.index];
    anchor.current = variant ? { id: variant.id, start: top.start } : null;
  });
}

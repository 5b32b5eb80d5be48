import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { useLayoutEffect, useRef, useState } from 'react';
import { useAfterFirstPaint } from '@/lib/firstPaint';
import { usePrinting } from '@/lib/printing';
import { VariantCard } from './VariantCard';
import classes from './VariantCards.module.css';
import type { VariantListProps } from './VariantTable';

/** In pixels, as in VariantCard.module.css. */
const CARD = 96;
const OVERSCAN = 4;

/** Variants as cards that scroll with the page, and of which only those in sight are drawn. */
export function VariantCards({ variants, scale, onOpen }: VariantListProps) {
  const printing = usePrinting();
  const first = !useAfterFirstPaint();
  const list = useRef<HTMLUListElement>(null);
  const [top, setTop] = useState(0);
  useLayoutEffect(() => {
    setTop((list.current?.getBoundingClientRect().top ?? 0) + window.scrollY);
  }, []);

  const cards = useWindowVirtualizer({
    count: variants.length,
    getItemKey: (index) => variants[index]?.id ?? index,
    estimateSize: () => CARD,
    overscan: first ? 0 : OVERSCAN,
    scrollMargin: top,
  });

  if (printing) {
    return (
      <ul className={classes.list}>
        {variants.map((variant) => (
          <li key={variant.id}>
            <VariantCard variant={variant} scale={scale} onOpen={onOpen} />
          </li>
        ))}
      </ul>
    );
  }
  return (
    <ul ref={list} className={classes.list} style={{ height: cards.getTotalSize() }}>
      {cards.getVirtualItems().map((item) => {
        const variant = variants[item.index];
        return (
          variant && (
            <li
              key={item.key}
              ref={cards.measureElement}
              className={classes.item}
              data-index={item.index}
              aria-setsize={variants.length}
              aria-posinset={item.index + 1}
              style={{ transform: `translateY(${item.start - top}px)` }}
            >
              <VariantCard variant={variant} scale={scale} onOpen={onOpen} />
            </li>
          )
        );
      })}
    </ul>
  );
}

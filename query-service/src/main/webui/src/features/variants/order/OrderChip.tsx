import { useEffect } from 'react';
import { describeChanges, type OrderChanges } from './orderChanges';
import classes from './OrderChip.module.css';

interface OrderChipProps {
  readonly changes: OrderChanges;
  readonly onApply: () => void;
}

/** Says that rows would stand elsewhere by now, and puts them there when asked: by a click or by R. */
export function OrderChip({ changes, onApply }: OrderChipProps) {
  const text = describeChanges(changes);
  useEffect(() => {
    if (text === null) {
      return undefined;
    }
    const listen = (event: KeyboardEvent) => {
      const typing = event.target instanceof Element && event.target.closest('input, textarea');
      const plain = !event.ctrlKey && !event.metaKey && !event.altKey;
      if (plain && !typing && event.key.toLowerCase() === 'r') {
        onApply();
      }
    };
    window.addEventListener('keydown', listen);
    return () => {
      window.removeEventListener('keydown', listen);
    };
  }, [text, onApply]);

  return text === null ? null : (
    <button type="button" className={classes.chip} data-testid="order-chip" onClick={onApply}>
      {text} · apply (R)
    </button>
  );
}

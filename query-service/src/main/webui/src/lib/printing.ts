import { useSyncExternalStore } from 'react';
import { flushSync } from 'react-dom';

const listeners = new Set<() => void>();
let printing = false;

function onPrint(now: boolean): void {
  // Paper is laid out as soon as the event is over: what is to be on it has to be there by then.
  flushSync(() => {
    printing = now;
    for (const listener of listeners) {
      listener();
    }
  });
}

const before = () => {
  onPrint(true);
};
const after = () => {
  onPrint(false);
};

function subscribe(listener: () => void): () => void {
  if (listeners.size === 0) {
    window.addEventListener('beforeprint', before);
    window.addEventListener('afterprint', after);
  }
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) {
      window.removeEventListener('beforeprint', before);
      window.removeEventListener('afterprint', after);
    }
  };
}

/** Whether the page goes to paper, on which nothing scrolls: what is out of sight has to be drawn. */
export function usePrinting(): boolean {
  return useSyncExternalStore(subscribe, () => printing);
}

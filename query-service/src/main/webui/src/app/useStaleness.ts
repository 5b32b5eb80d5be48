import { useEffect } from 'react';
import { stopAges } from '@/lib/now';

/** While the figures are out of date, the whole page shows it: they turn grey (see tokens.css), and ages stop. */
export function useStaleness(stale: boolean): void {
  useEffect(() => {
    document.documentElement.classList.toggle('stale', stale);
    stopAges(stale);
    return () => {
      document.documentElement.classList.remove('stale');
      stopAges(false);
    };
  }, [stale]);
}

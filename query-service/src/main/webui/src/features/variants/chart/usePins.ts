import { useCallback, useMemo, useState } from 'react';
import type { Variant } from '@/lib/model/variant';
import { mostViewed, toggled } from '../model/pins';

export interface Pins {
  /** Ids of those that a person has pinned. */
  readonly pinned: ReadonlySet<string>;
  readonly toggle: (variantId: string) => void;
  /** What the chart shows: the pinned ones, or else those that were most viewed when the page was opened. */
  readonly charted: readonly Variant[];
}

export function usePins(known: ReadonlyMap<string, Variant>): Pins {
  const [pinned, setPinned] = useState<ReadonlySet<string>>(new Set());
  const [usual, setUsual] = useState<readonly string[]>([]);
  // Chosen once there is something to choose from, and kept: lines that come and go explain nothing.
  if (usual.length === 0) {
    const found = mostViewed([...known.values()]);
    if (found.length > 0) {
      setUsual(found);
    }
  }
  const toggle = useCallback((id: string) => {
    setPinned((pins) => toggled(pins, id));
  }, []);
  const charted = useMemo(
    () => (pinned.size > 0 ? [...pinned] : usual).flatMap((id) => known.get(id) ?? []),
    [pinned, usual, known],
  );
  return { pinned, toggle, charted };
}

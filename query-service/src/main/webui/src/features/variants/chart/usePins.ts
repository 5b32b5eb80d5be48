import { useCallback, useMemo, useState } from 'react';
import type { Variant } from '@/lib/model/variant';
import { usePinnedVariants } from '../api/pinnedVariants';
import { mostViewed, toggled } from '../model/pins';

export interface Pins {
  /** Ids of those that a person has pinned. */
  readonly pinned: ReadonlySet<string>;
  readonly toggle: (variantId: string) => void;
  /** What the chart shows: the pinned ones, or else those that were most viewed when the page was opened. */
  readonly charted: readonly Variant[];
}

export function usePins(
  persona: string,
  known: ReadonlyMap<string, Variant>,
  pins: readonly string[],
  onPins: (pins: readonly string[]) => void,
): Pins {
  const [usual, setUsual] = useState<readonly string[]>([]);
  // Chosen once there is something to choose from, and kept: lines that come and go explain nothing.
  if (usual.length === 0) {
    const found = mostViewed([...known.values()]);
    if (found.length > 0) {
      setUsual(found);
    }
  }
  const others = usePinnedVariants(
    persona,
    pins.filter((id) => !known.has(id)),
  );
  const pinned = useMemo(() => new Set(pins), [pins]);
  const toggle = useCallback(
    (id: string) => {
      onPins([...toggled(pinned, id)]);
    },
    [pinned, onPins],
  );
  const charted = useMemo(
    () =>
      (pinned.size > 0 ? [...pinned] : usual).flatMap(
        (id) => known.get(id) ?? others.find((other) => other.id === id) ?? [],
      ),
    [pinned, usual, known, others],
  );
  return { pinned, toggle, charted };
}

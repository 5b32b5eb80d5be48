import { useMemo, useState } from 'react';
import type { Variant } from '@/lib/model/variant';
import { noChanges, type OrderChanges, orderChanges } from './orderChanges';

export interface SteadyOrder {
  /** With live values, in an order that holds still for as long as somebody reads. */
  readonly shown: readonly Variant[];
  readonly changes: OrderChanges;
  /** Takes over the order that the numbers ask for. */
  readonly apply: () => void;
}

interface Held {
  readonly key: string;
  readonly variants: readonly Variant[];
}

/**
 * Keeps the order of rows while it is held: their values go on, also of those that ended and would not be listed any
 * more. Another `key` (another filter or sorting that a person chose) is taken over at once.
 */
export function useSteadyOrder(
  wanted: readonly Variant[],
  known: ReadonlyMap<string, Variant>,
  held: boolean,
  key: string,
): SteadyOrder {
  const [hold, setHold] = useState<Held | null>(null);
  const current = hold !== null && held && hold.key === key ? hold : null;
  if (held && current === null) {
    setHold({ key, variants: wanted });
  } else if (!held && hold !== null) {
    setHold(null);
  }
  const order = current?.variants ?? null;

  const shown = useMemo(
    () => order?.map((variant) => known.get(variant.id) ?? variant) ?? wanted,
    [order, known, wanted],
  );
  const changes = useMemo(
    () => (order === null ? noChanges : orderChanges(ids(order), ids(wanted))),
    [order, wanted],
  );
  return {
    shown,
    changes,
    apply: () => {
      setHold({ key, variants: wanted });
    },
  };
}

const ids = (variants: readonly Variant[]) => variants.map(({ id }) => id);

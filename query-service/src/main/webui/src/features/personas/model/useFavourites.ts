import { useLocalStorage } from '@mantine/hooks';
import { useMemo } from 'react';

export interface Favourites {
  readonly ids: ReadonlySet<string>;
  readonly toggle: (id: string) => void;
}

/** Whom this browser likes to see first. */
export function useFavourites(): Favourites {
  const [stored, setStored] = useLocalStorage<string[]>({
    key: 'variant-dash-favourites',
    defaultValue: [],
    getInitialValueInEffect: false,
  });
  const ids = useMemo(() => new Set(Array.isArray(stored) ? stored : []), [stored]);
  return {
    ids,
    toggle: (id) => {
      setStored(ids.has(id) ? [...ids].filter((other) => other !== id) : [...ids, id]);
    },
  };
}

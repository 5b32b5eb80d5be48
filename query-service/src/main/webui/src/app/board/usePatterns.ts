import { useMemo } from 'react';
import type { Variant } from '@/lib/model/variant';

/** The patterns that posts carry, by name; the same list as long as they are the same. */
export function usePatterns(variants: ReadonlyMap<string, Variant>): readonly string[] {
  const names = new Set([...variants.values()].flatMap(({ pattern }) => pattern ?? []));
  const text = JSON.stringify([...names].sort());
  return useMemo(() => JSON.parse(text) as string[], [text]);
}

import type { Variant } from '@/lib/model/variant';

/** What one chart can tell apart. */
export const MOST_PINNED = 5;
const BY_DEFAULT = 3;

/** Pins a variant, the longest pinned one making room, or takes it out again. */
export function toggled(pins: ReadonlySet<string>, id: string): ReadonlySet<string> {
  return pins.has(id)
    ? new Set([...pins].filter((pinned) => pinned !== id))
    : new Set([...pins, id].slice(-MOST_PINNED));
}

/** Those that people look at most, where nobody has pinned any. */
export function mostViewed(variants: readonly Variant[]): readonly string[] {
  return variants
    .filter(({ status, views }) => status === 'active' && views > 0)
    .toSorted((a, b) => b.views - a.views || (a.id < b.id ? -1 : 1))
    .slice(0, BY_DEFAULT)
    .map(({ id }) => id);
}

/** What one chart can tell apart. */
export const MOST_PINNED = 5;

/** Pins a variant, the longest pinned one making room, or takes it out again. */
export function toggled(pins: ReadonlySet<string>, id: string): ReadonlySet<string> {
  return pins.has(id)
    ? new Set([...pins].filter((pinned) => pinned !== id))
    : new Set([...pins, id].slice(-MOST_PINNED));
}

/** How the order that is shown differs from the one that the numbers ask for. */
export interface OrderChanges {
  /** The least number of rows that have to move. */
  readonly moved: number;
  readonly added: number;
  readonly gone: number;
}

export const noChanges: OrderChanges = { moved: 0, added: 0, gone: 0 };

export function orderChanges(shown: readonly string[], wanted: readonly string[]): OrderChanges {
  const places = new Map(shown.map((id, place) => [id, place]));
  const kept = wanted.map((id) => places.get(id)).filter((place) => place !== undefined);
  return {
    moved: kept.length - longestRise(kept),
    added: wanted.length - kept.length,
    gone: shown.length - kept.length,
  };
}

/** How many of the numbers can stay where they are while the others move: the longest rising subsequence. */
function longestRise(numbers: readonly number[]): number {
  const ends: number[] = [];
  for (const number of numbers) {
    const place = firstAtLeast(ends, number);
    ends[place] = number;
  }
  return ends.length;
}

function firstAtLeast(sorted: readonly number[], number: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) < number) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}

/** `3 moved, 1 new`; null where nothing changed. */
export function describeChanges({ moved, added, gone }: OrderChanges): string | null {
  const parts = [
    [moved, 'moved'],
    [added, 'new'],
    [gone, 'gone'],
  ] as const;
  const said = parts.filter(([count]) => count > 0).map(([count, word]) => `${count} ${word}`);
  return said.length === 0 ? null : said.join(', ');
}

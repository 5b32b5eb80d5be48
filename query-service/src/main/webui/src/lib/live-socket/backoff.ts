/** How long the waits of a row of attempts are, in milliseconds. */
export interface Pace {
  /** What is waited at least. */
  readonly floor: number;
  /** The longest wait before the first attempt; it doubles with each further one. */
  readonly smallest: number;
  readonly largest: number;
}

/**
 * How long to wait before an attempt, counted from 0. Full jitter: anything from the floor up to a ceiling that doubles,
 * so that a thousand pages that lost the same server do not come back in one moment.
 */
export function backoff(
  attempt: number,
  { floor, smallest, largest }: Pace,
  random: () => number,
): number {
  const ceiling = Math.min(largest, smallest * 2 ** attempt);
  return Math.round(floor + random() * (ceiling - floor));
}

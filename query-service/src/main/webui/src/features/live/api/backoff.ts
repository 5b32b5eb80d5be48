const SMALLEST_CEILING = 1_000;
const LARGEST_CEILING = 30_000;

/**
 * How long to wait before an attempt, counted from 0. Full jitter: anything up to a ceiling that doubles, so that
 * a thousand pages that lost the same server do not come back in one moment.
 */
export function backoff(attempt: number, random: () => number): number {
  const ceiling = Math.min(LARGEST_CEILING, SMALLEST_CEILING * 2 ** attempt);
  return Math.round(random() * ceiling);
}

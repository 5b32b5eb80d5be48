export type RangeId = '1h' | '6h' | '24h' | '7d';

interface ChartRange {
  readonly label: string;
  readonly length: number;
  /** How often the service is asked for new points. */
  readonly every: number;
}

const MINUTE = 60_000;

export const ranges: Readonly<Record<RangeId, ChartRange>> = {
  '1h': { label: '1 h', length: 60 * MINUTE, every: 15_000 },
  '6h': { label: '6 h', length: 360 * MINUTE, every: 30_000 },
  '24h': { label: '24 h', length: 1_440 * MINUTE, every: MINUTE },
  '7d': { label: '7 d', length: 10_080 * MINUTE, every: 5 * MINUTE },
};

export const rangeIds: readonly RangeId[] = ['1h', '6h', '24h', '7d'];

/** The shortest range that shows all since an instant, or the longest. */
export function rangeSince(instant: string | null, now: number): RangeId {
  const age = instant === null ? Infinity : now - Date.parse(instant);
  return rangeIds.find((id) => ranges[id].length >= age) ?? '7d';
}

import type { Span } from '../model/chartView';

const PAGE = 10;
/** In seconds: a minute is the finest that is stored. */
const SHORTEST = 300;

/** Where a key leads from a place of the axis; null where it leads nowhere. */
export function destination(key: string, place: number | null, length: number): number | null {
  const last = length - 1;
  if (last < 0) {
    return null;
  }
  const from = place ?? length;
  const steps: Readonly<Record<string, number>> = {
    ArrowLeft: from - 1,
    ArrowDown: from - 1,
    ArrowRight: from + 1,
    ArrowUp: from + 1,
    PageDown: from - PAGE,
    PageUp: from + PAGE,
    Home: 0,
    End: last,
  };
  const target = steps[key];
  return target === undefined ? null : Math.max(0, Math.min(last, target));
}

/** Half of a stretch around a time, or twice as much; null for a key that does neither. */
export function zoomedBy(key: string, { from, to }: Span, around: number): Span | null {
  const factor = { '+': 0.5, '=': 0.5, '-': 2 }[key];
  if (factor === undefined) {
    return null;
  }
  const length = Math.max(SHORTEST, Math.round((to - from) * factor));
  const begin = Math.max(0, Math.round(around - length / 2));
  return { from: begin, to: begin + length };
}

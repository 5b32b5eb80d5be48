const WIDTH = 240;
const HEIGHT = 36;
const MARGIN = 2;

/** At least so much of the greatest value is the height of a line: less would make a mountain of noise. */
const LEAST_SPAN = 0.4;

/** What is at the ground of a line, and what at its top. */
export interface Span {
  readonly low: number;
  readonly high: number;
}

/** In which these values have room; not from 0 on, or the course of a rate would be flat. */
export function spanOf(values: readonly (number | null)[]): Span {
  const { low, high } = extent(values) ?? { low: 0, high: 0 };
  const missing = Math.max(0, LEAST_SPAN * high - (high - low));
  return { low: low - missing / 2, high: high + missing / 2 };
}

/** The path of a line through values. Where a value is missing, so is the line. */
export function linePath(values: readonly (number | null)[], span: Span): string {
  const step = stepOf(values);
  return values
    .map((value, place) =>
      value === null || alone(values, place)
        ? ''
        : `${has(values, place - 1) ? 'L' : 'M'}${digits(MARGIN + place * step)} ${digits(yOf(value, span))}`,
    )
    .join('');
}

/** The path of dots, for the values that no line reaches. */
export function dotPath(values: readonly (number | null)[], span: Span): string {
  const step = stepOf(values);
  return values
    .map((value, place) =>
      value !== null && alone(values, place)
        ? `M${digits(MARGIN + place * step)} ${digits(yOf(value, span))}h0.01`
        : '',
    )
    .join('');
}

/** The path around a column for each value that is not 0, all of which stand on the ground. */
export function stepPath(values: readonly (number | null)[], highest: number): string {
  const step = WIDTH / Math.max(1, values.length);
  return values
    .map((value, place) =>
      value === null || value === 0
        ? ''
        : `M${digits((place + 0.1) * step)} ${HEIGHT}V${digits(Math.min(HEIGHT - 1, yOf(value, { low: 0, high: highest })))}h${digits(0.8 * step)}V${HEIGHT}z`,
    )
    .join('');
}

function stepOf(values: readonly (number | null)[]): number {
  return (WIDTH - 2 * MARGIN) / Math.max(1, values.length - 1);
}

function has(values: readonly (number | null)[], place: number): boolean {
  return (values[place] ?? null) !== null;
}

function alone(values: readonly (number | null)[], place: number): boolean {
  return !has(values, place - 1) && !has(values, place + 1);
}

function yOf(value: number, { low, high }: Span): number {
  const share = high === low ? 0 : (value - low) / (high - low);
  return HEIGHT - MARGIN - share * (HEIGHT - 2 * MARGIN);
}

function digits(value: number): string {
  return value.toFixed(1);
}

/** The values that there are of so many at the end. */
function known(values: readonly (number | null)[]): number[] {
  return values.filter((value) => value !== null);
}

export function sum(values: readonly (number | null)[]): number {
  return known(values).reduce((total, value) => total + value, 0);
}

/** The least, the greatest and the newest; null where there is none. */
export function extent(
  values: readonly (number | null)[],
): { readonly low: number; readonly high: number; readonly last: number } | null {
  const all = known(values);
  const last = all.at(-1);
  return last === undefined ? null : { low: Math.min(...all), high: Math.max(...all), last };
}

/** Counts of several minutes together, for where there is no room for each; null where none of them is known. */
export function inSteps(
  counts: readonly (number | null)[],
  minutes: number,
): readonly (number | null)[] {
  return Array.from({ length: Math.ceil(counts.length / minutes) }, (_, step) => {
    const some = counts.slice(step * minutes, (step + 1) * minutes);
    return some.every((value) => value === null) ? null : sum(some);
  });
}

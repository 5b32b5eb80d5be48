const WIDTH = 240;
const HEIGHT = 36;
const MARGIN = 2;

/** The path of a line through values; one that stands alone is a dot. Where a value is missing, so is the line. */
export function linePath(values: readonly (number | null)[], highest: number): string {
  const step = (WIDTH - 2 * MARGIN) / Math.max(1, values.length - 1);
  return values
    .map((value, place) =>
      value === null
        ? ''
        : `${(values[place - 1] ?? null) === null ? 'M' : 'L'}${digits(MARGIN + place * step)} ${digits(yOf(value, highest))}h0.01`,
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
        : `M${digits((place + 0.1) * step)} ${HEIGHT}V${digits(Math.min(HEIGHT - 1, yOf(value, highest)))}h${digits(0.8 * step)}V${HEIGHT}z`,
    )
    .join('');
}

function yOf(value: number, highest: number): number {
  return HEIGHT - MARGIN - (highest === 0 ? 0 : (value / highest) * (HEIGHT - 2 * MARGIN));
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

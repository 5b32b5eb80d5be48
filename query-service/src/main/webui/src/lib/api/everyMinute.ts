const MINUTE = 60_000;

/** In milliseconds. The service is not asked by all pages within the same second. */
const LAG = 1_000 + Math.random() * 7_000;

/** How long it is until a minute is over, and what it brought can be asked for. */
export function untilNextMinute(): number {
  return MINUTE - ((Date.now() - LAG) % MINUTE);
}

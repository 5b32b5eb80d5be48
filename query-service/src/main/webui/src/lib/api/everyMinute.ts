const MINUTE = 60_000;

/** In milliseconds. The service is not asked by all pages within the same second. */
const LAG = 1_000 + Math.round(Math.random() * 7_000);

/** Nobody is asked twice around the end of a minute. */
const SHORTEST = 1_000;

/** How long it is until a minute is over, and what it brought can be asked for; a whole number. */
export function untilNextMinute(): number {
  const rest = Math.ceil(MINUTE - ((Date.now() - LAG) % MINUTE));
  return rest < SHORTEST ? rest + MINUTE : rest;
}

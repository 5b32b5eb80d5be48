import * as v from 'valibot';

const KIOSK = 'kiosk';

const ignored = v.fallback(v.optional(v.string()), undefined);

/** What the part of an address behind the question mark says. What it says wrongly, it does not say. */
const searchSchema = v.object({
  /** The variant whose drawer is open. */
  v: ignored,
  /** What the table is filtered by. */
  q: ignored,
  life: v.fallback(v.optional(v.picklist(['active', 'ended'])), undefined),
  /** A column, with a minus before it where the order is descending. */
  sort: ignored,
  /** A page of the persona other than its dashboard. */
  page: v.fallback(v.optional(v.picklist(['history'])), undefined),
  /** The part of the page that a phone shows. */
  tab: ignored,
  /** There for a screen on a wall, whatever it says. */
  kiosk: v.optional(
    v.pipe(
      v.string(),
      v.transform(() => KIOSK),
    ),
  ),
  /** How the charts are looked at, in the words of `ChartAddress`. */
  pins: ignored,
  range: ignored,
  axis: ignored,
  zoom: ignored,
  chart: ignored,
  as: ignored,
});
export type Search = v.InferOutput<typeof searchSchema>;

export interface Address {
  /** Whose dashboard it is; null for the overview of all. */
  readonly persona: string | null;
  readonly search: Search;
}

const PATH = /^\/p\/(.+)$/;
/** Before personas had a path of their own, and for those whose id no path can hold. */
const PERSONA = 'persona';
/** Browsers take these for steps up, also where they are percent-encoded. */
const NO_SEGMENT = new Set(['.', '..']);

export function readAddress(url: URL): Address {
  const parameters = Object.fromEntries(url.searchParams);
  return {
    persona: personaOf(url),
    search: v.parse(searchSchema, parameters),
  };
}

/** From the slash on; the same address always has the same text. */
export function writeAddress({ persona, search }: Address): string {
  const parameters = new URLSearchParams();
  if (persona !== null && NO_SEGMENT.has(persona)) {
    parameters.set(PERSONA, persona);
  }
  for (const [name, value] of Object.entries(search)) {
    if (value !== undefined && value !== '') {
      parameters.set(name, value);
    }
  }
  const path =
    persona === null || NO_SEGMENT.has(persona) ? '/' : `/p/${encodeURIComponent(persona)}`;
  const query = parameters.toString().replace('kiosk=kiosk', KIOSK);
  return query === '' ? path : `${path}?${query}`;
}

/** Where a switch to another persona leads: the way of looking stays, what is looked at does not. */
export function switchedTo(persona: string | null, { search }: Address): Address {
  const { page, life, sort, tab, kiosk, range, axis, chart, as } = search;
  const kept = { page, life, sort, tab, kiosk, range, axis, chart, as };
  return { persona, search: persona === null ? { kiosk } : kept };
}

function personaOf(url: URL): string | null {
  const segment = PATH.exec(url.pathname)?.[1];
  const persona = segment === undefined ? url.searchParams.get(PERSONA) : decode(segment);
  return persona === '' ? null : persona;
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment; // Half a percent-encoding: the service says what is wrong with it.
  }
}

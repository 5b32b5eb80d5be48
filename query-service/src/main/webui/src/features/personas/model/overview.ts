import type { Persona } from '../api/personas';

const severity = { critical: 0, watch: 1, healthy: 2, idle: 3 };

/** Those that need somebody first, then favourites, then in the order of their names. */
export function ordered(
  personas: readonly Persona[],
  favourites: ReadonlySet<string>,
  typed: string,
): readonly Persona[] {
  const wanted = typed.trim().toLowerCase();
  return personas
    .filter(({ persona_id }) => persona_id.toLowerCase().includes(wanted))
    .toSorted(
      (a, b) =>
        severity[a.health] - severity[b.health] ||
        Number(favourites.has(b.persona_id)) - Number(favourites.has(a.persona_id)) ||
        a.persona_id.localeCompare(b.persona_id, 'en', { numeric: true }),
    );
}

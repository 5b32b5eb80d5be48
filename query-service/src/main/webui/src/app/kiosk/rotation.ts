import type { Persona } from '@/features/personas/api/personas';

/**
 * Whom a wall shows, in the order of their names: favourites where this browser has any, and those of whom nothing runs
 * only where nothing runs at all.
 */
export function round(personas: readonly Persona[], favourites: ReadonlySet<string>): string[] {
  const liked = personas.filter(({ persona_id }) => favourites.has(persona_id));
  const wanted = liked.length > 0 ? liked : personas;
  const running = wanted.filter(({ active_variants }) => active_variants > 0);
  return (running.length > 0 ? running : wanted).map(({ persona_id }) => persona_id).sort();
}

/** Who follows, also where the one that is shown has left the round; null where there is nobody. */
export function after(personas: readonly string[], shown: string | null): string | null {
  const next = shown === null ? undefined : personas.find((persona) => persona > shown);
  return next ?? personas[0] ?? null;
}

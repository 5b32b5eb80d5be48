import type { Persona } from '../api/personas';

const MOST_SHOWN = 100;

export interface PersonaChoice {
  readonly id: string;
  /** Null where the service has not heard of the persona. */
  readonly known: Persona | null;
}

/**
 * The personas whose id contains what was typed, the very one first, and at last what was typed itself: it may be one
 * that posts later.
 */
export function optionsFor(personas: readonly Persona[], typed: string): readonly PersonaChoice[] {
  const wanted = typed.trim().toLowerCase();
  const exact = personas.filter(({ persona_id }) => persona_id === typed);
  const matching = personas.filter(
    ({ persona_id }) => persona_id !== typed && persona_id.toLowerCase().includes(wanted),
  );
  const choices = [...exact, ...matching]
    .slice(0, MOST_SHOWN)
    .map((known) => ({ id: known.persona_id, known }));
  return wanted === '' || exact.length > 0 ? choices : [...choices, { id: typed, known: null }];
}

import type { Suggestion } from '@/lib/contract/metrics';

export const MOST_CARDS = 3;
export const SNOOZE = 60 * 60_000;

/** Until when suggestions are put aside, by their key; those that are done for as long as they say the same. */
export type Aside = Readonly<Record<string, number>>;

export const DONE = Number.MAX_SAFE_INTEGER;

/** Names a suggestion; another text, or another urgency, is another one that a person should see again. */
export function keyOf({ suggestion_id: id, type, priority, title }: Suggestion): string {
  return `${id ?? `${type} ${title}`} ${priority}`;
}

/** What waits for a person, most urgent first, and how many more there are. */
export function waiting(
  suggestions: readonly Suggestion[],
  aside: Aside,
  now: number,
): { readonly cards: readonly Suggestion[]; readonly more: number; readonly put: number } {
  const open = suggestions.filter((suggestion) => (aside[keyOf(suggestion)] ?? 0) <= now);
  return {
    cards: open.slice(0, MOST_CARDS),
    more: Math.max(0, open.length - MOST_CARDS),
    put: suggestions.length - open.length,
  };
}

/** Puts one aside, and forgets what no longer counts. */
export function putAside(aside: Aside, key: string, until: number, now: number): Aside {
  const kept = Object.entries(aside).filter(([, end]) => end > now);
  return Object.fromEntries([...kept.slice(-200), [key, until]]);
}

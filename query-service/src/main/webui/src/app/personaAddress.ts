import { useSyncExternalStore } from 'react';

const PARAMETER = 'persona';
const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener('popstate', listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener('popstate', listener);
  };
}

function current(): string | null {
  const persona = new URLSearchParams(window.location.search).get(PARAMETER);
  return persona === '' ? null : persona;
}

/** Whose dashboard the address names, so that a link to it can be shared; null if it names none. */
export function usePersonaInAddress(): string | null {
  return useSyncExternalStore(subscribe, current);
}

/** A step that the back button undoes. */
export function goToPersona(persona: string): void {
  window.history.pushState(null, '', addressOf(persona));
  notify();
}

/** Where the page chose by itself: going back would only lead here again. */
export function settleOnPersona(persona: string): void {
  window.history.replaceState(null, '', addressOf(persona));
  notify();
}

function addressOf(persona: string): string {
  const url = new URL(window.location.href);
  url.searchParams.set(PARAMETER, persona);
  return url.href;
}

function notify(): void {
  for (const listener of listeners) {
    listener();
  }
}

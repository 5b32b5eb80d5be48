import { useSyncExternalStore } from 'react';
import { type Address, readAddress, type Search, switchedTo, writeAddress } from './address';

const listeners = new Set<() => void>();
let known = { href: '', address: readAddress(new URL(window.location.href)) };

function current(): Address {
  const { href } = window.location;
  if (known.href !== href) {
    known = { href, address: readAddress(new URL(href)) };
  }
  return known.address;
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener('popstate', listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener('popstate', listener);
  };
}

/** What the address bar says to show, so that a link to it can be shared. */
export function useAddress(): Address {
  return useSyncExternalStore(subscribe, current);
}

/** A step that the back button undoes. */
export function goToPersona(persona: string | null): void {
  const address = switchedTo(persona, current());
  window.history.pushState(null, '', writeAddress(address));
  window.scrollTo(0, 0);
  notify();
}

/** Another persona, but no step of a person that the back button would undo. */
export function replacePersona(persona: string): void {
  window.history.replaceState(null, '', writeAddress(switchedTo(persona, current())));
  notify();
}

/** A step that the back button undoes, to another page of the same persona. */
export function goToPage(page: Search['page']): void {
  const { persona, search } = current();
  window.history.pushState(null, '', writeAddress({ persona, search: { ...search, page } }));
  window.scrollTo(0, 0);
  notify();
}

/** Another way to look at the same page: no step of its own in the history. */
export function settleOn(search: Search): void {
  const { persona, search: before } = current();
  window.history.replaceState(
    window.history.state,
    '',
    writeAddress({ persona, search: { ...before, ...search } }),
  );
  notify();
}

/** Writes the address as this page writes it; old ones keep working that way. */
export function tidyAddress(): void {
  const { pathname, search, hash } = window.location;
  const tidy = writeAddress(current());
  if (tidy !== pathname + search) {
    window.history.replaceState(window.history.state, '', tidy + hash);
    notify();
  }
}

function notify(): void {
  for (const listener of listeners) {
    listener();
  }
}

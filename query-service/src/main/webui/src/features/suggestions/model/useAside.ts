import { useState } from 'react';
import * as v from 'valibot';
import { type Aside, putAside } from './attention';

const asideSchema = v.record(v.string(), v.number());

/** What a person has put aside; kept in this browser, a persona each. */
export function useAside(persona: string) {
  const place = `variant-dash-aside ${persona}`;
  const [aside, setAside] = useState(() => stored(place));
  return {
    aside,
    put: (key: string, until: number) => {
      const next = putAside(aside, key, until, Date.now());
      setAside(next);
      keep(place, next);
    },
    restore: () => {
      setAside({});
      keep(place, {});
    },
  };
}

function stored(place: string): Aside {
  try {
    return v.parse(asideSchema, JSON.parse(localStorage.getItem(place) ?? '{}'));
  } catch {
    // Unreadable, or the browser keeps nothing: then nothing is put aside.
    return {};
  }
}

function keep(place: string, aside: Aside): void {
  try {
    localStorage.setItem(place, JSON.stringify(aside));
  } catch {
    // A browser that keeps nothing keeps it until the page is left.
  }
}

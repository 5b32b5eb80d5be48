import { useEffect, useMemo, useState } from 'react';
import type { Kill } from '@/lib/model/kill';

export interface UnseenKills {
  /** Newest first; until a person puts them aside. */
  readonly kills: readonly Kill[];
  /** How many of them happened since a person last came back to the page. */
  readonly unread: number;
  readonly dismiss: () => void;
}

const none: ReadonlySet<string> = new Set();

/**
 * Of the kills that the page saw happen, those that nobody has answered yet.
 *
 * @param lasting the milliseconds after which they answer themselves; null where they wait for a person
 */
export function useUnseenKills(fresh: readonly Kill[], lasting: number | null = null): UnseenKills {
  const [dismissed, setDismissed] = useState(none);
  const [read, setRead] = useState(none);
  const kills = useMemo(
    () => fresh.filter(({ identity }) => !dismissed.has(identity)),
    [fresh, dismissed],
  );
  useEffect(() => {
    const onVisibility = () => {
      if (!document.hidden) {
        setRead(identities(fresh));
      }
    };
    document.addEventListener('visibilitychange', onVisibility);
    return () => {
      document.removeEventListener('visibilitychange', onVisibility);
    };
  }, [fresh]);
  useEffect(() => {
    if (lasting === null) {
      return undefined;
    }
    const end = setTimeout(() => {
      setDismissed(identities(fresh));
    }, lasting);
    return () => {
      clearTimeout(end);
    };
  }, [fresh, lasting]);
  return {
    kills,
    unread: kills.filter(({ identity }) => !read.has(identity)).length,
    dismiss: () => {
      setDismissed(identities(fresh));
    },
  };
}

function identities(kills: readonly Kill[]): ReadonlySet<string> {
  return new Set(kills.map(({ identity }) => identity));
}

import { useEffect, useState } from 'react';
import type { Kill } from '@/lib/model/kill';

const NAME = 'Variant dashboard';

/** Names the page in the browser's tab: whose it is, and before it how many kills happened while nobody looked. */
export function useTitle(persona: string | null, latestKill: Kill | null = null): void {
  const [unseen, setUnseen] = useState(0);
  const killId = latestKill?.variantId ?? null;
  useEffect(() => {
    if (killId !== null && document.hidden) {
      // eslint-disable-next-line react-hooks/set-state-in-effect -- counts something that happened outside.
      setUnseen((kills) => kills + 1);
    }
  }, [killId]);
  useEffect(() => {
    const onVisibility = () => {
      if (!document.hidden) {
        setUnseen(0);
      }
    };
    document.addEventListener('visibilitychange', onVisibility);
    return () => {
      document.removeEventListener('visibilitychange', onVisibility);
    };
  }, []);
  useEffect(() => {
    const page = persona === null ? NAME : `${persona} – ${NAME}`;
    document.title = unseen === 0 ? page : `(${unseen}) ${page}`;
    document
      .querySelector('link[rel=icon]')
      ?.setAttribute('href', unseen === 0 ? '/favicon.svg' : '/favicon-kill.svg');
  }, [persona, unseen]);
}

import { useEffect } from 'react';

const NAME = 'Variant dashboard';

/** Names the page in the browser's tab: whose it is, and before it how many kills nobody has read of. */
export function useTitle(persona: string | null, unreadKills = 0): void {
  useEffect(() => {
    const page = persona === null ? NAME : `${persona} – ${NAME}`;
    document.title = unreadKills === 0 ? page : `(${unreadKills}) ${page}`;
    document
      .querySelector('link[rel=icon]')
      ?.setAttribute('href', unreadKills === 0 ? '/favicon.svg' : '/favicon-kill.svg');
  }, [persona, unreadKills]);
}

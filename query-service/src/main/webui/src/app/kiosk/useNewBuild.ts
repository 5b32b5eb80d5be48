import { useEffect } from 'react';

const INTERVAL = 60_000;
const LONGEST_WAIT = 8_000;

/** The name of the script that a page begins with: it holds a hash of all that it loads, so it is new with each build. */
export function buildOf(page: Document): string | null {
  return page.querySelector('script[type=module][src]')?.getAttribute('src') ?? null;
}

/** Asks once a minute whether the service serves another build of the page than the one that runs. */
export function useNewBuild(onNewBuild: () => void): void {
  useEffect(() => {
    const running = buildOf(document);
    const watch = setInterval(() => {
      void servedBuild().then((served) => {
        if (served !== null && served !== running) {
          onNewBuild();
        }
      });
    }, INTERVAL);
    return () => {
      clearInterval(watch);
    };
  }, [onNewBuild]);
}

/** Null where nobody answers, or something else than the page: a reload would only lose what is shown. */
async function servedBuild(): Promise<string | null> {
  try {
    const answer = await fetch('/', {
      headers: { Accept: 'text/html' },
      cache: 'no-cache',
      signal: AbortSignal.timeout(LONGEST_WAIT),
    });
    const page = answer.ok ? await answer.text() : '';
    return buildOf(new DOMParser().parseFromString(page, 'text/html'));
  } catch {
    return null;
  }
}

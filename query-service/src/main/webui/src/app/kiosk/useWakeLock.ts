import { useEffect } from 'react';

/** Keeps the screen on while the page is seen; browsers take that back whenever it is not. */
export function useWakeLock(): void {
  useEffect(() => {
    if (!('wakeLock' in navigator)) {
      return undefined;
    }
    let lock: WakeLockSentinel | undefined;
    let over = false;
    const ask = () => {
      if (document.visibilityState === 'visible' && (lock?.released ?? true)) {
        navigator.wakeLock.request('screen').then(
          (granted) => {
            lock = granted;
            if (over) {
              void granted.release();
            }
          },
          () => undefined, // A battery that runs low: asked again when the page is next seen.
        );
      }
    };
    ask();
    document.addEventListener('visibilitychange', ask);
    return () => {
      over = true;
      document.removeEventListener('visibilitychange', ask);
      void lock?.release();
    };
  }, []);
}

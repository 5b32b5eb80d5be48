const COLLECT = 1_000;
const PAUSE = 5_000;
const ROUTINE = 10_000;

/**
 * When to ask for a new snapshot: soon after something happened that the page cannot work out itself (bursts count
 * once, and never more often than every few seconds), and now and then anyway, because suggestions and everything
 * that is counted over a period also change with time alone.
 */
export class RefreshPlan {
  readonly #refresh: () => void;
  #last = -Infinity;
  #pending: ReturnType<typeof setTimeout> | undefined;
  #routine: ReturnType<typeof setInterval> | undefined;

  constructor(refresh: () => void) {
    this.#refresh = refresh;
  }

  start(): void {
    this.#routine = setInterval(() => {
      if (document.visibilityState === 'visible') {
        this.soon();
      }
    }, ROUTINE);
  }

  soon(): void {
    const wait = Math.max(COLLECT, this.#last + PAUSE - Date.now());
    this.#pending ??= setTimeout(() => {
      this.#pending = undefined;
      this.#last = Date.now();
      this.#refresh();
    }, wait);
  }

  stop(): void {
    clearInterval(this.#routine);
    clearTimeout(this.#pending);
    this.#pending = undefined;
  }
}

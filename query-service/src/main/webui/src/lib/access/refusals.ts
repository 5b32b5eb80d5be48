import { isMarked, mark, unmarkAll } from './marks';

const REFUSED = 'variant-dash-refused-';

/**
 * What the account that is signed in has no role for, as the service has answered once: it is not asked for again,
 * because each refusal is a line in the audit of whoever runs the service. Which claim of a token names the roles is
 * the service's own setting, so that only an answer tells. Remembered in this tab until somebody signs in or out.
 */
export class Refusals {
  readonly #known = new Set<string>();

  has(what: string): boolean {
    return this.#known.has(what) || isMarked(REFUSED + what);
  }

  add(what: string): void {
    // Both: where storage is blocked, the page itself still remembers.
    this.#known.add(what);
    mark(REFUSED + what);
  }

  clear(): void {
    this.#known.clear();
    unmarkAll(REFUSED);
  }
}

/** Of this page. */
export const refusals = new Refusals();

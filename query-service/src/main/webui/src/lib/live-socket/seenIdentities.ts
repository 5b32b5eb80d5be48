const MOST = 5_000;

/** The identities of the last events that were told. Bounded: copies follow soon, or not at all. */
export class SeenIdentities {
  readonly #seen = new Set<string>();

  /** Whether it is new; from now on it is not. */
  add(identity: string): boolean {
    if (this.#seen.has(identity)) {
      return false;
    }
    this.#seen.add(identity);
    if (this.#seen.size > MOST) {
      this.#forgetOldest();
    }
    return true;
  }

  clear(): void {
    this.#seen.clear();
  }

  #forgetOldest(): void {
    for (const oldest of this.#seen) {
      this.#seen.delete(oldest);
      return;
    }
  }
}

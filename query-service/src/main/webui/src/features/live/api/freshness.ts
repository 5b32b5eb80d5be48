/** When the service was heard last, and whether that is too long ago. Times are in milliseconds since 1970. */
export interface Freshness {
  /** Null before the first sign of life. Moves on once a second at most, because nobody reads more. */
  readonly heardAt: number | null;
  /** From when on the figures may be out of date, because nothing was heard since; null while they are not. */
  readonly staleSince: number | null;
}

export const unheard: Freshness = { heardAt: null, staleSince: null };

const SECOND = 1_000;

/** Notices that the service has not been heard for too long, on whatever way it is heard. */
export class FreshnessWatch {
  readonly #onChange: (freshness: Freshness) => void;
  #told: Freshness = unheard;
  #heardAt = 0;
  #expiry: ReturnType<typeof setTimeout> | undefined;

  constructor(onChange: (freshness: Freshness) => void) {
    this.#onChange = onChange;
  }

  /** A sign of life, which lets the figures count as current for so many milliseconds. */
  heard(goodFor: number): void {
    this.#heardAt = Date.now();
    clearTimeout(this.#expiry);
    this.#expiry = setTimeout(() => {
      this.#tell({ heardAt: this.#heardAt, staleSince: this.#heardAt });
    }, goodFor);
    const { heardAt, staleSince } = this.#told;
    if (heardAt === null || staleSince !== null || this.#heardAt - heardAt >= SECOND) {
      this.#tell({ heardAt: this.#heardAt, staleSince: null });
    }
  }

  stop(): void {
    clearTimeout(this.#expiry);
  }

  #tell(freshness: Freshness): void {
    this.#told = freshness;
    this.#onChange(freshness);
  }
}

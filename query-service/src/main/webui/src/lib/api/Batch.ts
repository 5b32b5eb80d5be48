interface Waiting<Answer> {
  readonly resolve: (answer: Answer | null) => void;
  readonly reject: (cause: unknown) => void;
}

/** Puts what is asked for at about the same time into as few requests as possible. */
export class Batch<Answer> {
  readonly #ask: (topic: string, ids: string[]) => Promise<ReadonlyMap<string, Answer>>;
  readonly #most: number;
  readonly #waiting = new Map<string, Map<string, Waiting<Answer>[]>>();

  /** @param ask answers for some ids of a topic, at most `most` of them */
  constructor(
    ask: (topic: string, ids: string[]) => Promise<ReadonlyMap<string, Answer>>,
    most: number,
  ) {
    this.#ask = ask;
    this.#most = most;
  }

  /** Null where the answer has nothing of the id. */
  load(topic: string, id: string): Promise<Answer | null> {
    return new Promise((resolve, reject) => {
      let ids = this.#waiting.get(topic);
      if (ids === undefined) {
        ids = new Map();
        this.#waiting.set(topic, ids);
      }
      // Of each, so that nothing waits for ever where one timer is lost; the later ones mostly find nothing to send.
      setTimeout(() => {
        this.#send(topic);
      }, COLLECT);
      ids.set(id, [...(ids.get(id) ?? []), { resolve, reject }]);
    });
  }

  #send(topic: string): void {
    const ids = [...(this.#waiting.get(topic) ?? [])];
    this.#waiting.delete(topic);
    for (let from = 0; from < ids.length; from += this.#most) {
      void this.#request(topic, new Map(ids.slice(from, from + this.#most)));
    }
  }

  async #request(topic: string, asked: ReadonlyMap<string, Waiting<Answer>[]>): Promise<void> {
    try {
      const answers = await this.#ask(topic, [...asked.keys()]);
      for (const [id, waiting] of asked) {
        waiting.forEach(({ resolve }) => {
          resolve(answers.get(id) ?? null);
        });
      }
    } catch (cause) {
      for (const waiting of asked.values()) {
        waiting.forEach(({ reject }) => {
          reject(cause);
        });
      }
    }
  }
}

/** In milliseconds: all rows that a scroll brings into sight appear within it. */
const COLLECT = 30;

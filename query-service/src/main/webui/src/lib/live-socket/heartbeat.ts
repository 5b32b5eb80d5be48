/** How patient the page is, in milliseconds. */
interface Patience {
  /** Of how much silence it begins to doubt. */
  readonly silence: number;
  /** How long an answer may take. */
  readonly answer: number;
}

const LOOKED_AT: Patience = { silence: 5_000, answer: 3_000 };
/** Browsers delay the timers of pages that nobody looks at, by up to a minute. */
const HIDDEN: Patience = { silence: 25_000, answer: 10_000 };
/** A new connection may have to wait for a replica, and for a large snapshot. */
const OPENING = 10_000;
/** A timer that is so late has slept with its machine, and so has the connection. */
const SLEPT = 10_000;

interface Pulse {
  readonly ping: () => void;
  /** Nothing answers, or nothing can have been heard for a long time. */
  readonly onSilence: () => void;
}

/** Notices a connection that died without a word: silence is doubted, and a ping that nothing answers proves it. */
export class Heartbeat {
  readonly #pulse: Pulse;
  #doubt: ReturnType<typeof setTimeout> | undefined;
  #deadline: ReturnType<typeof setTimeout> | undefined;

  constructor(pulse: Pulse) {
    this.#pulse = pulse;
  }

  /** From the moment on that the connection is being opened. */
  start(): void {
    this.stop();
    this.#awaitMessage(OPENING);
  }

  /** Any message is a sign of life. */
  heard(): void {
    this.stop();
    const { silence } = patience();
    const due = Date.now() + silence;
    this.#doubt = setTimeout(() => {
      if (isLookedAt() && Date.now() - due > SLEPT) {
        this.#pulse.onSilence();
      } else {
        this.probe();
      }
    }, silence);
  }

  probe(): void {
    clearTimeout(this.#doubt);
    this.#pulse.ping();
    this.#awaitMessage(patience().answer);
  }

  stop(): void {
    clearTimeout(this.#doubt);
    clearTimeout(this.#deadline);
    this.#deadline = undefined;
  }

  #awaitMessage(time: number): void {
    this.#deadline ??= setTimeout(() => {
      this.#pulse.onSilence();
    }, time);
  }
}

function isLookedAt(): boolean {
  return document.visibilityState === 'visible';
}

function patience(): Patience {
  return isLookedAt() ? LOOKED_AT : HIDDEN;
}

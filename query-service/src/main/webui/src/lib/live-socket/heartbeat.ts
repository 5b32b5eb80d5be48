const PING_INTERVAL = 25_000;
const ANSWER_TIME = 10_000;

interface Pulse {
  readonly ping: () => void;
  readonly onSilence: () => void;
}

/** Notices a connection that died without a word: a ping is answered by some message in time, or the server is gone. */
export class Heartbeat {
  readonly #pulse: Pulse;
  #interval: ReturnType<typeof setInterval> | undefined;
  #deadline: ReturnType<typeof setTimeout> | undefined;

  constructor(pulse: Pulse) {
    this.#pulse = pulse;
  }

  /** From the moment on that the connection is being opened. */
  start(): void {
    this.#awaitMessage();
    this.#interval = setInterval(() => {
      this.probe();
    }, PING_INTERVAL);
  }

  /** Any message is a sign of life. */
  heard(): void {
    clearTimeout(this.#deadline);
    this.#deadline = undefined;
  }

  probe(): void {
    this.#pulse.ping();
    this.#awaitMessage();
  }

  stop(): void {
    clearInterval(this.#interval);
    this.heard();
  }

  #awaitMessage(): void {
    this.#deadline ??= setTimeout(() => {
      this.#pulse.onSilence();
    }, ANSWER_TIME);
  }
}

import { access } from './access/access';
import { Connection, type Credentials } from './live-socket/connection';
import type { ConnectionStatus, Staleness } from './live-socket/connectionStatus';
import {
  decodeFrame,
  type Decisions,
  type Frame,
  type InitialData,
  type VariantUpdate,
} from './live-socket/frames';
import { SeenIdentities } from './live-socket/seenIdentities';

export type { ConnectionStatus, InitialData, VariantUpdate };

/** What a page does with what the service tells. */
export interface LiveSocketListener {
  /** The whole dashboard; true if it comes within a stream that goes on, false if the stream begins with it. */
  readonly onInitialData: (frame: InitialData, withinStream: boolean) => void;
  /** Something happened that was not told before. */
  readonly onUpdate: (frame: VariantUpdate) => void;
  /** The service says something else of some variants. */
  readonly onDecisions: (frame: Decisions) => void;
  /** What was missed follows; what the service derives from it does not. */
  readonly onResumed: () => void;
  readonly onStatus: (status: ConnectionStatus) => void;
  /** A message came, whatever it says: the server is there. */
  readonly onHeard: () => void;
  /** A message that keeps no contract; it is passed over. */
  readonly onMalformed: () => void;
}

/**
 * The live updates of a persona, without gap and without copies: comes back after every loss, resumes behind the last
 * frame, and tells when it is live, stale or not wanted. The protocol is described by `asyncapi.yaml` of the service.
 */
export class LiveSocket {
  readonly #address: string;
  readonly #listener: LiveSocketListener;
  readonly #connection: Connection;
  readonly #seen = new SeenIdentities();
  /** Opaque: behind which frame to go on. */
  #position: string | null = null;
  /** Whether this connection has said from where on it tells what happens. */
  #settled = false;

  /** With the address of a persona's WebSocket, without query. */
  constructor(
    address: string,
    listener: LiveSocketListener,
    credentials: Credentials = access,
    random: () => number = Math.random,
  ) {
    this.#address = address;
    this.#listener = listener;
    this.#connection = new Connection(
      {
        url: () => this.#url(),
        credentials,
        onMessage: (text) => {
          this.#onMessage(text);
        },
        onStatus: (status) => {
          this.#onStatus(status);
        },
      },
      random,
    );
  }

  start(): void {
    this.#connection.start();
  }

  stop(): void {
    this.#connection.stop();
  }

  /** Tries again now, because a person or the browser thinks that it will work. */
  readonly wake = (): void => {
    this.#connection.wake();
  };

  /** Asks for a new `initial_data`. */
  refresh(): void {
    this.#connection.send({ type: 'refresh' });
  }

  /** Behind which frame a later connection can go on; null before the first. */
  get position(): string | null {
    return this.#position;
  }

  /** The page begins with a snapshot that came another way: the next connection goes on behind it. */
  resumeFrom(position: string | null): void {
    this.#position = position;
    this.#seen.clear();
  }

  #onStatus(status: ConnectionStatus): void {
    if (status.phase !== 'live') {
      this.#settled = false;
    }
    this.#listener.onStatus(status);
  }

  #onMessage(text: string): void {
    this.#listener.onHeard();
    const decoded = decodeFrame(text);
    if (decoded.kind === 'frame') {
      this.#onFrame(decoded.frame);
    } else if (decoded.kind === 'malformed') {
      this.#listener.onMalformed();
    }
  }

  #onFrame(frame: Frame): void {
    switch (frame.type) {
      case 'initial_data': {
        // It may be older than what was told, which then comes again, and counts.
        this.resumeFrom(frame.position);
        const withinStream = this.#settled;
        this.#settled = true;
        this.#listener.onInitialData(frame, withinStream);
        return;
      }
      case 'resumed':
        this.#settled = true;
        this.#listener.onResumed();
        return;
      case 'variant_update':
        this.#position = frame.position;
        if (this.#seen.add(frame.identity)) {
          this.#listener.onUpdate(frame);
        }
        return;
      case 'decisions':
        this.#listener.onDecisions(frame);
        return;
      case 'stale':
        this.#onStaleness({ since: frame.since, reason: frame.reason });
        return;
      case 'fresh':
        this.#onStaleness(null);
        return;
      case 'pong':
      case 'error':
    }
  }

  #onStaleness(stale: Staleness | null): void {
    this.#listener.onStatus({ phase: 'live', stale });
  }

  #url(): string {
    const url = new URL(this.#address);
    if (this.#position !== null) {
      url.searchParams.set('position', this.#position);
    }
    return url.href;
  }
}

import { backoff } from './backoff';
import { type Reaction, reactionTo } from './closeCodes';
import type { ConnectionStatus } from './connectionStatus';
import { Heartbeat } from './heartbeat';

/** A connection that held this long was a good one: the next loss starts again with short waits. */
const PROVEN_AFTER = 10_000;

/** So often a token may be refused in a row, each time another one. */
const MOST_TOKENS = 2;

/** How a server is told who connects. */
export interface Credentials {
  readonly token: string | null;
  /** Whether there is another token than the one that was refused. */
  readonly recover: (refused: string | null) => Promise<boolean>;
}

interface Listener {
  /** Where to connect to; asked at each attempt, because it names the position to resume from. */
  readonly url: () => string;
  /** Who connects; asked at each attempt. */
  readonly credentials: Credentials;
  readonly onMessage: (text: string) => void;
  readonly onStatus: (status: ConnectionStatus) => void;
}

/** A WebSocket that comes back by itself, until it is stopped. */
export class Connection {
  readonly #listener: Listener;
  readonly #random: () => number;
  readonly #heartbeat = new Heartbeat({
    ping: () => {
      this.send({ type: 'ping' });
    },
    onSilence: () => {
      this.#lost();
    },
  });
  #socket: WebSocket | null = null;
  #live = false;
  #attempt = 0;
  #refusedTokens = 0;
  /** Which question for another token is still of interest. */
  #recovery = 0;
  #token: string | null = null;
  #retry: ReturnType<typeof setTimeout> | undefined;
  #proof: ReturnType<typeof setTimeout> | undefined;

  constructor(listener: Listener, random: () => number) {
    this.#listener = listener;
    this.#random = random;
  }

  start(): void {
    window.addEventListener('online', this.wake);
    window.addEventListener('pageshow', this.wake);
    document.addEventListener('visibilitychange', this.#onVisibility);
    this.#connect();
  }

  stop(): void {
    window.removeEventListener('online', this.wake);
    window.removeEventListener('pageshow', this.wake);
    document.removeEventListener('visibilitychange', this.#onVisibility);
    this.#abandon();
    this.#listener.onStatus({ phase: 'stopped' });
  }

  send(message: { readonly type: 'ping' | 'refresh' }): void {
    if (this.#socket?.readyState === WebSocket.OPEN) {
      this.#socket.send(JSON.stringify(message));
    }
  }

  /** There is reason to think that the network is back: waits no longer, and doubts a connection that seems to live. */
  readonly wake = (): void => {
    if (this.#socket === null) {
      this.#connect();
    } else if (this.#live) {
      this.#heartbeat.probe();
    }
  };

  readonly #onVisibility = (): void => {
    if (document.visibilityState === 'visible') {
      this.wake();
    }
  };

  #connect(): void {
    this.#abandon();
    this.#listener.onStatus({ phase: 'connecting' });
    this.#token = this.#listener.credentials.token;
    const socket = new WebSocket(this.#listener.url(), protocolsFor(this.#token));
    this.#socket = socket;
    this.#heartbeat.start();
    socket.onmessage = (event: MessageEvent<unknown>) => {
      this.#received(event.data);
    };
    socket.onclose = (event) => {
      this.#lost(event.code, event.reason);
    };
  }

  #received(message: unknown): void {
    this.#heartbeat.heard();
    if (!this.#live) {
      this.#live = true;
      this.#refusedTokens = 0;
      this.#proof = setTimeout(() => {
        this.#attempt = 0;
      }, PROVEN_AFTER);
      this.#listener.onStatus({ phase: 'live', stale: null });
    }
    this.#listener.onMessage(typeof message === 'string' ? message : '');
  }

  #lost(code?: number, reason?: string): void {
    const wasLive = this.#live;
    this.#abandon();
    const reaction = reactionTo(code, reason);
    if (!reaction.retry) {
      if (reaction.renew && this.#refusedTokens++ < MOST_TOKENS) {
        this.#recover();
      } else {
        this.#listener.onStatus({ phase: 'refused' });
      }
      return;
    }
    this.#wait(reaction, wasLive);
  }

  /** Comes back with another token, and at once: what was missed follows behind the position. */
  #recover(): void {
    this.#listener.onStatus({ phase: 'connecting' });
    const attempt = ++this.#recovery;
    this.#listener.credentials.recover(this.#token).then(
      (recovered) => {
        if (attempt !== this.#recovery) {
          return; // It was stopped, or came back another way.
        }
        if (recovered) {
          this.#connect();
        } else {
          this.#listener.onStatus({ phase: 'refused' });
        }
      },
      () => {
        if (attempt === this.#recovery) {
          this.#lost();
        }
      },
    );
  }

  #wait(reaction: Reaction & { retry: true }, wasLive: boolean): void {
    const calm = wasLive && !reaction.failure;
    const wait = backoff(calm ? 0 : this.#attempt++, reaction.pace, this.#random);
    this.#retry = setTimeout(() => {
      this.#connect();
    }, wait);
    this.#listener.onStatus({
      phase: 'waiting',
      retryAt: Date.now() + wait,
      // Only said, never relied on: a browser without a network still reaches a server on its own machine.
      offline: !navigator.onLine,
    });
  }

  /** Leaves the socket without waiting for its close, which takes minutes without an answer. */
  #abandon(): void {
    this.#recovery++;
    clearTimeout(this.#retry);
    clearTimeout(this.#proof);
    this.#heartbeat.stop();
    this.#live = false;
    if (this.#socket !== null) {
      this.#socket.onmessage = null;
      this.#socket.onclose = null;
      this.#socket.close();
      this.#socket = null;
    }
  }
}

/** A browser can send a token with a WebSocket in the list of subprotocols only; the server answers with the first. */
function protocolsFor(token: string | null): string[] {
  return token === null
    ? []
    : [
        'bearer-token-carrier',
        `quarkus-http-upgrade#Authorization#${encodeURIComponent(`Bearer ${token}`)}`,
      ];
}

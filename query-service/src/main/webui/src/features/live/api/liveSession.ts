import type { ActiveVariant, Metrics } from '@/lib/contract/metrics';
import { type DashboardState, emptyState } from '../state/dashboardState';
import { type Change, reduce } from '../state/reduce';
import type { ConnectionStatus } from './connectionStatus';
import { decodeFrame, type Frame } from './frames';
import { LiveConnection } from './liveConnection';
import { RefreshPlan } from './refreshPlan';

/** What a session shows to the page. */
export interface LiveView {
  /** Null until there is anything to show. */
  readonly state: DashboardState | null;
  readonly status: ConnectionStatus;
  /** Messages that kept no contract, and were ignored. */
  readonly malformed: number;
}

/** Updates within this time become visible together: a page is not read faster, and draws less. */
const FRAME = 50;

/** Keeps the dashboard of one persona up to date. */
export class LiveSession {
  readonly #persona: string;
  readonly #connection: LiveConnection;
  readonly #refreshes = new RefreshPlan(() => {
    this.#connection.send({ type: 'refresh' });
  });
  readonly #listeners = new Set<() => void>();
  #current: LiveView = { state: null, status: { phase: 'connecting' }, malformed: 0 };
  #published = this.#current;
  /** Whether this connection has said from where on it tells what happens. */
  #settled = false;
  #publication: ReturnType<typeof setTimeout> | undefined;

  constructor(persona: string) {
    this.#persona = persona;
    this.#connection = new LiveConnection({
      url: () => this.#url(),
      onMessage: (text) => {
        this.#onMessage(text);
      },
      onStatus: (status) => {
        this.#settled &&= status.phase === 'live';
        this.#set({ status });
        this.#publish();
      },
    });
  }

  readonly view = (): LiveView => this.#published;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly reconnect = (): void => {
    this.#connection.wake();
  };

  start(): void {
    this.#connection.start();
    this.#refreshes.start();
  }

  stop(): void {
    clearTimeout(this.#publication);
    this.#refreshes.stop();
    this.#connection.stop();
  }

  /** A snapshot that was fetched because the connection brings none. One that comes too late is not needed. */
  offerSnapshot(metrics: Metrics): void {
    if (this.#current.status.phase !== 'live') {
      this.#apply({ kind: 'snapshot', metrics, mode: this.#current.state ? 'refresh' : 'replace' });
      this.#publish();
    }
  }

  offerList(active: readonly ActiveVariant[], complete: boolean): void {
    if (this.#current.state !== null) {
      this.#apply({ kind: 'list', active, complete });
    }
  }

  #onMessage(text: string): void {
    const decoded = decodeFrame(text);
    if (decoded.kind === 'frame') {
      this.#onFrame(decoded.frame);
    } else if (decoded.kind === 'malformed') {
      this.#set({ malformed: this.#current.malformed + 1 });
    }
  }

  #onFrame(frame: Frame): void {
    if (frame.type === 'initial_data') {
      const mode = this.#settled ? 'refresh' : 'replace';
      this.#settled = true;
      this.#apply({ kind: 'snapshot', metrics: frame.data, mode });
    } else if (frame.type === 'variant_update') {
      this.#apply({ kind: 'update', update: frame });
    } else if (frame.type === 'resumed') {
      this.#settled = true;
      // The updates that were missed follow by themselves; what is derived from them does not.
      this.#refreshes.soon();
    }
  }

  #apply(change: Change): void {
    const before = this.#current.state ?? emptyState;
    const state = reduce(before, change);
    this.#set({ state });
    if (state.refreshesWanted !== before.refreshesWanted) {
      this.#refreshes.soon();
    }
  }

  #set(change: Partial<LiveView>): void {
    this.#current = { ...this.#current, ...change };
    this.#publication ??= setTimeout(() => {
      this.#publish();
    }, FRAME);
  }

  #publish(): void {
    clearTimeout(this.#publication);
    this.#publication = undefined;
    this.#published = this.#current;
    for (const listener of this.#listeners) {
      listener();
    }
  }

  #url(): string {
    const path = `/dashboard/ws/${encodeURIComponent(this.#persona)}`;
    const url = new URL(path, window.location.href.replace(/^http/, 'ws'));
    const position = this.#current.state?.position;
    if (position) {
      url.searchParams.set('position', position);
    }
    return url.href;
  }
}

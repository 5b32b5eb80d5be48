import type { ActiveVariant, Metrics } from '@/lib/contract/metrics';
import { type ConnectionStatus, LiveSocket } from '@/lib/live-socket';
import { type DashboardState, emptyState } from '../state/dashboardState';
import { type Change, reduce } from '../state/reduce';
import { type Freshness, FreshnessWatch, unheard } from './freshness';
import { RefreshPlan } from './refreshPlan';

/** What a session shows to the page. */
export interface LiveView {
  /** Null until there is anything to show. */
  readonly state: DashboardState | null;
  readonly status: ConnectionStatus;
  /** Messages that kept no contract, and were ignored. */
  readonly malformed: number;
  readonly freshness: Freshness;
}

/** Where a session left off: another one of the same persona begins with it, and asks for what it missed. */
export interface LeftOff {
  readonly state: DashboardState;
  readonly position: string;
}

/** Updates within this time become visible together: a page is not read faster, and draws less. */
const FRAME = 50;

/** The silence after which a probe is sent, and the time for its answer. */
const MESSAGE_IS_GOOD_FOR = 8_000;
/** The interval at which snapshots are fetched while there is no connection, and half of one more. */
const SNAPSHOT_IS_GOOD_FOR = 15_000;

/** Keeps the dashboard of one persona up to date. */
export class LiveSession {
  readonly #socket: LiveSocket;
  readonly #refreshes = new RefreshPlan(() => {
    this.#socket.refresh();
  });
  readonly #freshness = new FreshnessWatch((freshness) => {
    this.#set({ freshness });
  });
  readonly #listeners = new Set<() => void>();
  #current: LiveView = {
    state: null,
    status: { phase: 'connecting' },
    malformed: 0,
    freshness: unheard,
  };
  #published = this.#current;
  #publication: ReturnType<typeof setTimeout> | undefined;

  constructor(persona: string, leftOff: LeftOff | null = null) {
    this.#socket = new LiveSocket(addressOf(persona), {
      onInitialData: ({ data }, withinStream) => {
        this.#apply({
          kind: 'snapshot',
          metrics: data,
          mode: withinStream ? 'refresh' : 'replace',
        });
        if (!withinStream) {
          this.#publish();
        }
      },
      onUpdate: (update) => {
        this.#apply({ kind: 'update', update });
      },
      onDecisions: ({ data }) => {
        this.#apply({ kind: 'decisions', decided: data.variants });
      },
      onResumed: () => {
        // The updates that were missed follow by themselves; what is derived from them does not.
        this.#refreshes.soon();
      },
      onStatus: (status) => {
        this.#set({ status });
        this.#publish();
      },
      onHeard: () => {
        this.#freshness.heard(MESSAGE_IS_GOOD_FOR);
      },
      onMalformed: () => {
        this.#set({ malformed: this.#current.malformed + 1 });
      },
    });
    if (leftOff !== null) {
      this.#current = { ...this.#current, state: leftOff.state };
      this.#published = this.#current;
      this.#socket.resumeFrom(leftOff.position);
    }
  }

  readonly view = (): LiveView => this.#published;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly reconnect = (): void => {
    this.#socket.wake();
  };

  start(): void {
    this.#socket.start();
    this.#refreshes.start();
  }

  stop(): void {
    this.#freshness.stop();
    this.#refreshes.stop();
    this.#socket.stop();
    clearTimeout(this.#publication);
    this.#publication = undefined;
  }

  /** Null while there is nothing to go on with. */
  leftOff(): LeftOff | null {
    const { state } = this.#current;
    const { position } = this.#socket;
    return state === null || position === null
      ? null
      : { state: { ...state, freshKills: [] }, position };
  }

  /** A snapshot that was fetched because the connection brings none. One that comes too late is not needed. */
  offerSnapshot(metrics: Metrics): void {
    if (this.#current.status.phase !== 'live') {
      this.#freshness.heard(SNAPSHOT_IS_GOOD_FOR);
      const first = this.#current.state === null;
      if (first) {
        this.#socket.resumeFrom(metrics.position);
      }
      this.#apply({ kind: 'snapshot', metrics, mode: first ? 'replace' : 'refresh' });
      this.#publish();
    }
  }

  offerList(active: readonly ActiveVariant[], complete: boolean): void {
    if (this.#current.state !== null) {
      this.#apply({ kind: 'list', active, complete });
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
}

function addressOf(persona: string): string {
  const path = `/dashboard/ws/${encodeURIComponent(persona)}`;
  return new URL(path, window.location.origin.replace(/^http/, 'ws')).href;
}

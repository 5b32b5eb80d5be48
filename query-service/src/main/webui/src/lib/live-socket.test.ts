import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { FakeSocket } from '@/testing/FakeSocket';
import {
  counted,
  decided,
  decisions,
  initialData,
  killed,
  metrics,
  update,
} from '@/testing/samples';
import { type ConnectionStatus, LiveSocket } from './live-socket';

const resumed = { type: 'resumed', position: 'P' };
const delay = { since: '2026-01-31T10:00:00Z', reason: 'events wait to be stored' };
const stale = { type: 'stale', ...delay };
const live: ConnectionStatus = { phase: 'live', stale: null };
const delayed: ConnectionStatus = { phase: 'live', stale: delay };
let told: string[];
let statuses: ConnectionStatus[];
let malformed: number;
let socket: LiveSocket;

beforeEach(() => {
  vi.useFakeTimers();
  FakeSocket.install();
  told = [];
  statuses = [];
  malformed = 0;
  const listener = {
    onInitialData: (_: unknown, withinStream: boolean) =>
      told.push(withinStream ? 'refreshed' : 'begun'),
    onUpdate: ({ identity }: { identity: string }) => told.push(identity),
    onDecisions: () => told.push('decided'),
    onResumed: () => told.push('resumed'),
    onStatus: (status: ConnectionStatus) => statuses.push(status),
    onHeard: vi.fn(),
    onMalformed: () => malformed++,
  };
  socket = new LiveSocket('ws://localhost/dashboard/ws/ava', listener, undefined, () => 1);
  socket.start();
});

afterEach(() => {
  socket.stop();
  vi.useRealTimers();
});

const receive = (message: unknown) => {
  FakeSocket.latest().receive(message);
};
const event = (identity: string) => update(killed(identity), { identity });
const position = () => FakeSocket.latest().url.searchParams.get('position');

function comeBack(code?: number): void {
  FakeSocket.latest().lose(code);
  const status = statuses.at(-1);
  vi.advanceTimersByTime(status?.phase === 'waiting' ? status.retryAt - Date.now() : 0);
}

describe('resumes', () => {
  test('from nowhere at first', () => {
    expect(FakeSocket.latest().url.href).toBe('ws://localhost/dashboard/ws/ava');
  });

  test.each([1001, 1006, 1013, 4008, 4029])(
    'behind the last frame after a close with %i',
    (code) => {
      receive(initialData(metrics()));
      comeBack(code);
      expect(position()).toBe('P0');
      receive(event('a'));
      comeBack(code);
      expect(position()).toBe('Pa');
    },
  );

  test('with what it missed, each once', () => {
    receive(initialData(metrics()));
    receive(event('a'));
    comeBack();
    receive(resumed);
    receive(event('a'));
    receive(event('b'));
    expect(told).toEqual(['begun', 'a', 'resumed', 'b']);
  });

  test('behind the last update, whatever was decided since', () => {
    receive(initialData(metrics()));
    receive(event('a'));
    receive(decisions([decided('v')]));
    comeBack();
    expect(told).toEqual(['begun', 'a', 'decided']);
    expect(position()).toBe('Pa');
  });

  test('not where the service knows no position', () => {
    receive(event('a'));
    receive({ ...initialData(metrics()), position: null });
    comeBack();
    expect(position()).toBeNull();
  });

  test('behind a snapshot that came another way', () => {
    socket.resumeFrom('from REST');
    comeBack();
    expect(position()).toBe('from REST');
  });
});

describe('copies', () => {
  test('are not told, but move the position', () => {
    receive(initialData(metrics()));
    receive(event('a'));
    receive({ ...event('a'), position: 'later' });
    expect(told).toEqual(['begun', 'a']);
    comeBack();
    expect(position()).toBe('later');
  });

  test('of before a snapshot are told again: it may be older than they are', () => {
    receive(event('a'));
    receive(initialData(metrics()));
    receive(event('a'));
    expect(told).toEqual(['a', 'begun', 'a']);
  });

  test('are remembered for thousands of events, not for ever', () => {
    for (let i = 0; i <= 5_000; i++) {
      receive(update(counted('v', i, 0), { identity: `e${i}` }));
    }
    receive(event('e1'));
    expect(told).toHaveLength(5_001);
    receive(event('e0'));
    expect(told).toHaveLength(5_002);
  });
});

describe('a snapshot', () => {
  test('within a stream is told from one that begins it', () => {
    receive(initialData(metrics()));
    receive(initialData(metrics()));
    comeBack();
    receive(initialData(metrics()));
    expect(told).toEqual(['begun', 'refreshed', 'begun']);
  });

  test('after it resumed is one within the stream', () => {
    receive(initialData(metrics()));
    comeBack();
    receive(resumed);
    receive(initialData(metrics()));
    expect(told).toEqual(['begun', 'resumed', 'refreshed']);
  });

  test('is asked for', () => {
    receive(initialData(metrics()));
    socket.refresh();
    expect(FakeSocket.latest().sent).toEqual([{ type: 'refresh' }]);
  });
});

describe('staleness', () => {
  test.each([
    ['an update', event('a')],
    ['a snapshot', initialData(metrics())],
    ['a resumption', resumed],
    ['a pong', { type: 'pong', newest_event_at: null }],
  ])('outlasts %s, and ends when the service says so', (_, frame) => {
    receive(initialData(metrics()));
    receive(stale);
    expect(statuses.at(-1)).toEqual(delayed);
    receive(frame);
    expect(statuses.at(-1)).toEqual(delayed);
    receive({ type: 'fresh' });
    expect(statuses.at(-1)).toEqual(live);
  });

  test('is of one connection', () => {
    receive(initialData(metrics()));
    receive(stale);
    comeBack();
    receive(resumed);
    expect(statuses.at(-1)).toEqual(live);
  });

  test('may be the first that is told', () => {
    receive(stale);
    expect(statuses.at(-1)).toEqual(delayed);
  });
});

test('passes over what it does not know, and counts what keeps no contract', () => {
  receive({ type: 'of tomorrow' });
  receive('{broken');
  receive({ type: 'error', message: 'Invalid JSON' });
  expect(told).toEqual([]);
  expect(malformed).toBe(1);
});

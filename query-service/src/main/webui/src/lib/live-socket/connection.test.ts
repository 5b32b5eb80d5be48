import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { FakeSocket, openDoor } from '@/testing/FakeSocket';
import { Connection } from './connection';
import type { ConnectionStatus } from './connectionStatus';

const longest = () => 1;
let statuses: ConnectionStatus[];
let messages: string[];
let connection: Connection;

beforeEach(() => {
  vi.useFakeTimers();
  FakeSocket.install();
  statuses = [];
  messages = [];
  connection = new Connection(
    {
      credentials: openDoor,
      url: () => `ws://localhost/?attempt=${FakeSocket.opened.length}`,
      onStatus: (status) => statuses.push(status),
      onMessage: (text) => messages.push(text),
    },
    longest,
  );
  connection.start();
});

afterEach(() => {
  connection.stop();
  vi.useRealTimers();
});

const phase = () => statuses.at(-1)?.phase;

/** Loses a connection and lets the wait pass; answers how long it was. */
function loseAndWait(code?: number): number {
  const before = Date.now();
  FakeSocket.latest().lose(code);
  const status = statuses.at(-1);
  const wait = status?.phase === 'waiting' ? status.retryAt - before : Number.NaN;
  vi.advanceTimersByTime(wait);
  return wait;
}

test('is live with the first message', () => {
  expect(phase()).toBe('connecting');
  FakeSocket.latest().receive('one');
  FakeSocket.latest().receive('two');
  expect(phase()).toBe('live');
  expect(messages).toEqual(['one', 'two']);
});

test('a message that is no text is handed on as an empty one', () => {
  FakeSocket.latest().onmessage?.({ data: new ArrayBuffer(8) });
  expect(messages).toEqual(['']);
});

describe('when it is lost', () => {
  test('it comes back by itself, each time after a longer wait', () => {
    expect([0, 1, 2, 3, 4, 5, 6].map(() => loseAndWait())).toEqual([
      250, 500, 1000, 2000, 4000, 8000, 16000,
    ]);
    expect(FakeSocket.opened).toHaveLength(8);
    expect(phase()).toBe('connecting');
  });

  test('it asks anew where to connect to', () => {
    loseAndWait();
    expect(FakeSocket.opened.map(({ url }) => url.search)).toEqual(['?attempt=0', '?attempt=1']);
  });

  test('waits are short again after a connection that held', () => {
    loseAndWait();
    loseAndWait();
    FakeSocket.latest().receive('hello');
    vi.advanceTimersByTime(6_000);
    FakeSocket.latest().receive('still there');
    vi.advanceTimersByTime(4_000);
    expect(loseAndWait()).toBe(250);
  });

  test('but not after one that broke at once', () => {
    loseAndWait();
    FakeSocket.latest().receive('hello');
    expect(loseAndWait()).toBe(500);
  });

  test('it does not wait once the browser is online again', () => {
    FakeSocket.latest().lose();
    window.dispatchEvent(new Event('online'));
    expect(FakeSocket.opened).toHaveLength(2);
    vi.advanceTimersByTime(5_000);
    expect(FakeSocket.opened).toHaveLength(2);
  });

  test('nor once somebody looks at the page again', () => {
    FakeSocket.latest().lose();
    document.dispatchEvent(new Event('visibilitychange'));
    expect(FakeSocket.opened).toHaveLength(2);
  });

  test('it says whether the browser is offline', () => {
    vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false);
    FakeSocket.latest().lose();
    expect(statuses.at(-1)).toMatchObject({ phase: 'waiting', offline: true });
  });
});

describe('when it is closed', () => {
  test.each([
    ['not allowed', 1008],
    ['a message too big', 1009],
  ])('because of %s, it does not come back unless a person asks', (_, code) => {
    FakeSocket.latest().lose(code);
    expect(phase()).toBe('refused');
    vi.advanceTimersByTime(120_000);
    expect(FakeSocket.opened).toHaveLength(1);
    connection.wake();
    expect(FakeSocket.opened).toHaveLength(2);
  });

  test.each([
    ['the replica is full or behind', 1013],
    ['it was too slow', 4008],
  ])('because %s, it comes back after ever longer waits', (_, code) => {
    expect([0, 1, 2].map(() => loseAndWait(code))).toEqual([1000, 2000, 4000]);
  });

  test('because the replica stops, it comes back soon, each time', () => {
    const waits = [0, 1, 2].map(() => {
      FakeSocket.latest().receive('hello');
      return loseAndWait(1001);
    });
    expect(waits).toEqual([1000, 1000, 1000]);
  });

  test('but not where every replica sends it away at once', () => {
    expect([0, 1, 2].map(() => loseAndWait(1001))).toEqual([1000, 2000, 4000]);
  });

  test('because of too many messages, it stays away for longer', () => {
    expect([0, 1, 2, 3].map(() => loseAndWait(4029))).toEqual([15000, 30000, 60000, 60000]);
  });
});

test('a thousand pages that lost the same server come back at a thousand times', () => {
  connection.stop();
  const waits = Array.from({ length: 1000 }, () => {
    const one = new Connection(
      {
        credentials: openDoor,
        url: () => 'ws://localhost/',
        onStatus: (status) => statuses.push(status),
        onMessage: vi.fn(),
      },
      Math.random,
    );
    one.start();
    FakeSocket.latest().receive('hello');
    FakeSocket.latest().lose(1001);
    const status = statuses.at(-1);
    one.stop();
    return status?.phase === 'waiting' ? status.retryAt - Date.now() : Number.NaN;
  });
  const inEachTenth = Array.from(
    { length: 10 },
    (_, tenth) => waits.filter((wait) => Math.min(9, Math.floor(wait / 100)) === tenth).length,
  );
  expect(Math.min(...inEachTenth)).toBeGreaterThan(40);
});

test('stops for good', () => {
  FakeSocket.latest().receive('hello');
  connection.stop();
  vi.advanceTimersByTime(120_000);
  window.dispatchEvent(new Event('online'));
  expect(FakeSocket.opened).toHaveLength(1);
  expect(phase()).toBe('stopped');
});

import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { FakeSocket } from '@/testing/FakeSocket';
import { Connection } from './connection';
import type { ConnectionStatus } from './connectionStatus';

let statuses: ConnectionStatus[];
let connection: Connection;
let token: string | null;
let recoveries: (string | null)[];
let recovery: () => Promise<boolean>;

beforeEach(() => {
  vi.useFakeTimers();
  FakeSocket.install();
  statuses = [];
  token = null;
  recoveries = [];
  recovery = () => Promise.resolve(true);
  connection = new Connection(
    {
      credentials: {
        get token() {
          return token;
        },
        recover: (refused) => {
          recoveries.push(refused);
          return recovery();
        },
      },
      url: () => 'ws://localhost/',
      onStatus: (status) => statuses.push(status),
      onMessage: () => undefined,
    },
    () => 1,
  );
});

afterEach(() => {
  connection.stop();
  vi.useRealTimers();
});

const phase = () => statuses.at(-1)?.phase;

test('without a token it offers no subprotocol', () => {
  connection.start();
  expect(FakeSocket.latest().protocols).toEqual([]);
});

describe('with a token', () => {
  const settle = () => vi.advanceTimersByTimeAsync(0);

  beforeEach(() => {
    token = 'first';
    connection.start();
  });

  test('it offers it as a subprotocol', () => {
    expect(FakeSocket.latest().protocols).toEqual([
      'bearer-token-carrier',
      'quarkus-http-upgrade#Authorization#Bearer%20first',
    ]);
  });

  test.each(['Authentication expired', 'token_invalid'])(
    'it comes back at once with another one after %s',
    async (reason) => {
      FakeSocket.latest().receive('hello');
      token = 'second';
      FakeSocket.latest().lose(1008, reason);
      await settle();
      expect(recoveries).toEqual(['first']);
      expect(FakeSocket.opened).toHaveLength(2);
      expect(FakeSocket.latest().protocols[1]).toMatch(/Bearer%20second$/);
    },
  );

  test('it gives up where one token after the other is not valid', async () => {
    for (let i = 0; i < 10; i++) {
      FakeSocket.latest().lose(1008, 'token_invalid');
      await settle();
    }
    expect(phase()).toBe('refused');
    expect(FakeSocket.opened).toHaveLength(3);
  });

  test('it gives up where there is no other one', async () => {
    recovery = () => Promise.resolve(false);
    FakeSocket.latest().lose(1008, 'token_invalid');
    await settle();
    expect(phase()).toBe('refused');
    expect(FakeSocket.opened).toHaveLength(1);
  });

  test('it tries again later where the issuer cannot be reached', async () => {
    recovery = () => Promise.reject(new TypeError('Failed to fetch'));
    FakeSocket.latest().lose(1008, 'Authentication expired');
    await settle();
    expect(phase()).toBe('waiting');
    await vi.advanceTimersByTimeAsync(250);
    expect(FakeSocket.opened).toHaveLength(2);
  });

  test('it stays away where it was stopped meanwhile', async () => {
    FakeSocket.latest().lose(1008, 'Authentication expired');
    connection.stop();
    await settle();
    expect(FakeSocket.opened).toHaveLength(1);
  });
});

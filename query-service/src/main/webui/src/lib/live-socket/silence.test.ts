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
      url: () => 'ws://localhost/',
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
const pings = (socket: FakeSocket) =>
  socket.sent.filter((message) => (message as { type: string }).type === 'ping').length;

describe('a connection that died without a word', () => {
  test('is noticed while it is being opened', () => {
    vi.advanceTimersByTime(10_000);
    expect(phase()).toBe('waiting');
    expect(FakeSocket.latest().readyState).toBe(FakeSocket.CLOSED);
  });

  test('is noticed within eight seconds, by a ping that nothing answers', () => {
    const socket = FakeSocket.latest();
    socket.receive('hello');
    vi.advanceTimersByTime(5_000);
    expect(pings(socket)).toBe(1);
    vi.advanceTimersByTime(2_999);
    expect(phase()).toBe('live');
    vi.advanceTimersByTime(1);
    expect(phase()).toBe('waiting');
  });

  test('is not seen where any message answers', () => {
    const socket = FakeSocket.latest();
    socket.receive('hello');
    for (let times = 0; times < 3; times++) {
      vi.advanceTimersByTime(5_000);
      socket.receive('something');
    }
    expect(pings(socket)).toBe(3);
    expect(phase()).toBe('live');
  });

  test('is not looked for while messages arrive', () => {
    const socket = FakeSocket.latest();
    for (let times = 0; times < 20; times++) {
      socket.receive('something');
      vi.advanceTimersByTime(1_000);
    }
    expect(pings(socket)).toBe(0);
  });

  test('is looked for less often where nobody looks', () => {
    vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden');
    const socket = FakeSocket.latest();
    socket.receive('hello');
    vi.advanceTimersByTime(24_999);
    expect(pings(socket)).toBe(0);
    vi.advanceTimersByTime(1);
    expect(pings(socket)).toBe(1);
  });

  test('is given up at once after the machine has slept', () => {
    const socket = FakeSocket.latest();
    socket.receive('hello');
    vi.setSystemTime(Date.now() + 3_600_000);
    vi.advanceTimersByTime(5_000);
    expect(pings(socket)).toBe(0);
    expect(socket.readyState).toBe(FakeSocket.CLOSED);
    expect(phase()).toBe('waiting');
    vi.advanceTimersByTime(250);
    expect(FakeSocket.opened).toHaveLength(2);
  });

  test('is doubted when the browser comes back online', () => {
    const socket = FakeSocket.latest();
    socket.receive('hello');
    window.dispatchEvent(new Event('online'));
    expect(pings(socket)).toBe(1);
    vi.advanceTimersByTime(3_000);
    expect(phase()).toBe('waiting');
  });

  test('has no say any more', () => {
    const dead = FakeSocket.latest();
    dead.receive('hello');
    vi.advanceTimersByTime(8_000);
    dead.receive('late');
    dead.lose();
    expect(messages).toHaveLength(1);
    expect(statuses.filter((status) => status.phase === 'waiting')).toHaveLength(1);
  });
});

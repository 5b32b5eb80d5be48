import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { FakeSocket } from '@/testing/FakeSocket';
import { activeVariant, counted, initialData, killed, metrics, update } from '@/testing/samples';
import { LiveSession } from './liveSession';

let session: LiveSession;
const snapshot = metrics([activeVariant('v1')]);
const delay = { since: '2026-01-31T10:00:00Z', reason: 'events wait to be stored' };

beforeEach(() => {
  vi.useFakeTimers();
  FakeSocket.install();
  session = new LiveSession('ava & co/é');
  session.start();
});

afterEach(() => {
  session.stop();
  vi.useRealTimers();
});

const views = () => session.view().state?.variants.get('v1')?.views;

function reconnect(): FakeSocket {
  FakeSocket.latest().lose();
  vi.advanceTimersByTime(1_000);
  return FakeSocket.latest();
}

test('connects to its persona on the same host', () => {
  const { url } = FakeSocket.latest();
  expect(url.protocol).toBe('ws:');
  expect(url.host).toBe(window.location.host);
  expect(url.pathname).toBe('/dashboard/ws/ava%20%26%20co%2F%C3%A9');
  expect(url.search).toBe('');
});

test('resumes from the position of the last frame', () => {
  FakeSocket.latest().receive(initialData(snapshot));
  FakeSocket.latest().receive(update(counted('v1', 2000, 90), { identity: 'last' }));
  const socket = reconnect();
  expect(socket.url.searchParams.get('position')).toBe('Plast');
  socket.receive({ type: 'resumed', position: 'Plast' });
  socket.receive(update(killed('v1')));
  vi.advanceTimersByTime(100);
  expect(session.view()).toMatchObject({ status: { phase: 'live' } });
  expect(views()).toBe(2000);
  expect(session.view().state?.kills.size).toBe(1);
});

test('a refresh after it resumed is no new start', () => {
  FakeSocket.latest().receive(initialData(snapshot));
  FakeSocket.latest().receive(update(killed('v1')));
  const socket = reconnect();
  socket.receive({ type: 'resumed', position: 'P' });
  vi.advanceTimersByTime(5_000);
  expect(socket.sent).toContainEqual({ type: 'refresh' });
  socket.receive(initialData(metrics()));
  vi.advanceTimersByTime(100);
  expect(session.view().state?.kills.has('v1')).toBe(true);
});

test('starts over where the stream could not be resumed', () => {
  FakeSocket.latest().receive(initialData(snapshot));
  FakeSocket.latest().receive(update(killed('v1')));
  reconnect().receive(initialData(metrics([activeVariant('v2')])));
  expect([...(session.view().state?.variants.keys() ?? [])]).toEqual(['v2']);
});

test('tells since when the service itself learns nothing', () => {
  FakeSocket.latest().receive(initialData(snapshot));
  FakeSocket.latest().receive({ type: 'stale', ...delay });
  expect(session.view().status).toEqual({ phase: 'live', stale: delay });
});

test('stays delayed whatever arrives, until the service says otherwise', () => {
  FakeSocket.latest().receive(initialData(snapshot));
  FakeSocket.latest().receive({ type: 'stale', ...delay });
  FakeSocket.latest().receive(update(counted('v1', 2000, 90)));
  FakeSocket.latest().receive(initialData(snapshot));
  expect(session.view().status).toEqual({ phase: 'live', stale: delay });
  FakeSocket.latest().receive({ type: 'fresh' });
  expect(session.view().status).toEqual({ phase: 'live', stale: null });
});

test('knows when the newest event happened, from snapshots and from updates', () => {
  const newest = () => session.view().state?.newestEventAt;
  FakeSocket.latest().receive(initialData(metrics([], { newest_event_at: null })));
  expect(newest()).toBeNull();
  FakeSocket.latest().receive(update(killed('v1'), { timestamp: '2026-01-31T10:00:05Z' }));
  FakeSocket.latest().receive(update(killed('v2'), { timestamp: '2026-01-31T10:00:03Z' }));
  vi.advanceTimersByTime(100);
  expect(newest()).toBe('2026-01-31T10:00:05Z');
  FakeSocket.latest().receive(
    initialData(metrics([], { newest_event_at: '2026-01-31T10:00:09.5Z' })),
  );
  vi.advanceTimersByTime(100);
  expect(newest()).toBe('2026-01-31T10:00:09.5Z');
});

test('counts malformed messages, and lives on', () => {
  FakeSocket.latest().receive(initialData(snapshot));
  FakeSocket.latest().receive('{broken');
  FakeSocket.latest().receive({ type: 'variant_update', position: 'P' });
  FakeSocket.latest().receive({ type: 'of tomorrow' });
  FakeSocket.latest().receive(update(counted('v1', 2000, 90)));
  vi.advanceTimersByTime(100);
  expect(session.view().malformed).toBe(2);
  expect(views()).toBe(2000);
});

test('shows a flood of updates together', () => {
  FakeSocket.latest().receive(initialData(snapshot));
  const listener = vi.fn();
  session.subscribe(listener);
  for (let i = 1; i <= 200; i++) {
    FakeSocket.latest().receive(
      update(counted('v1', 1000 + i, 40, `2026-01-31T10:00:00.${String(i).padStart(3, '0')}Z`)),
    );
  }
  vi.advanceTimersByTime(50);
  expect(listener).toHaveBeenCalledOnce();
  expect(views()).toBe(1200);
});

test('asks for what follows from a kill, and takes the answer as a refresh', () => {
  FakeSocket.latest().receive(initialData(snapshot));
  FakeSocket.latest().receive(update(killed('v1')));
  vi.advanceTimersByTime(1_000);
  expect(FakeSocket.latest().sent).toEqual([{ type: 'refresh' }]);
  FakeSocket.latest().receive(initialData(metrics([])));
  vi.advanceTimersByTime(100);
  expect(session.view().state?.variants.get('v1')?.status).toBe('killed');
});

describe('a snapshot that was fetched', () => {
  test('is shown until the connection brings one, and is resumed from', () => {
    session.offerSnapshot(snapshot);
    expect(views()).toBe(1000);
    expect(reconnect().url.searchParams.get('position')).toBe('P0');
  });

  test('is not needed once the connection is live', () => {
    FakeSocket.latest().receive(initialData(metrics([activeVariant('v1', { views: 3000 })])));
    session.offerSnapshot(snapshot);
    vi.advanceTimersByTime(100);
    expect(views()).toBe(3000);
  });
});

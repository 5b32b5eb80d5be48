import { act, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { FakeService } from '@/testing/FakeService';
import { FakeSocket } from '@/testing/FakeSocket';
import { activeVariant, initialData, metrics, noMetrics } from '@/testing/samples';
import { App } from './App';
import { Providers } from './Providers';

beforeEach(() => {
  vi.useFakeTimers();
  FakeSocket.install();
  new FakeService().install().on('/api/metrics/ava', noMetrics, 503);
});

afterEach(() => {
  vi.useRealTimers();
});

function open(): void {
  window.history.replaceState(null, '', '/?persona=ava');
  render(
    <Providers>
      <App />
    </Providers>,
  );
}

function receive(message: unknown): void {
  act(() => {
    FakeSocket.latest().receive(message);
  });
}

async function wait(milliseconds: number): Promise<void> {
  await act(() => vi.advanceTimersByTimeAsync(milliseconds));
}

const isGrey = () => document.documentElement.classList.contains('stale');

test('figures turn grey and ages stop once nothing answers, and both are over with a message', async () => {
  open();
  const newest = new Date(Date.now() - 60_000).toISOString();
  receive(initialData(metrics([activeVariant('v1')], { newest_event_at: newest })));
  await wait(5_000);
  expect(FakeSocket.latest().sent).toContainEqual({ type: 'ping' });
  expect(isGrey()).toBe(false);
  await wait(3_100);
  expect(isGrey()).toBe(true);
  expect(screen.getByTestId('connection')).toHaveTextContent(/^Stale since \d\d:\d\d/);
  expect(screen.getAllByTestId('variant')).toHaveLength(1);

  const age = screen.getByTestId('newest-event').textContent;
  await wait(300_000);
  expect(screen.getByTestId('newest-event')).toHaveTextContent(age);

  while (FakeSocket.latest().readyState === FakeSocket.CLOSED) {
    await wait(1_000);
  }
  receive({ type: 'resumed', position: 'P0' });
  await wait(1_000);
  expect(isGrey()).toBe(false);
  expect(screen.getByTestId('connection')).toHaveTextContent(/^Live/);
  expect(screen.getByTestId('newest-event')).toHaveTextContent('Newest event 6m ago');
});

test('a persona that is quiet is not stale', async () => {
  open();
  receive(initialData(metrics([activeVariant('v1')])));
  for (let times = 0; times < 4; times++) {
    await wait(5_000);
    receive({ type: 'pong' });
  }
  expect(isGrey()).toBe(false);
  expect(screen.getByTestId('connection')).toHaveTextContent(/^Live/);
});

test('who waits for longer than four seconds is told so', async () => {
  vi.stubGlobal('fetch', () => new Promise(() => undefined));
  open();
  await wait(3_900);
  expect(screen.queryByTestId('slow')).toBeNull();
  await wait(200);
  expect(screen.getByTestId('slow')).toBeVisible();
});

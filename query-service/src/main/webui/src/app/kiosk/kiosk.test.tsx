import { act, render, renderHook, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { FakeService } from '@/testing/FakeService';
import { FakeSocket } from '@/testing/FakeSocket';
import {
  activeVariant,
  initialData,
  killed,
  metrics,
  noMetrics,
  persona,
  update,
} from '@/testing/samples';
import { App } from '../App';
import { Providers } from '../Providers';
import { after, round } from './rotation';
import { useNewBuild } from './useNewBuild';
import { TURN } from './useRotation';
import { scaleOf } from './useScreenScale';

beforeEach(async () => {
  localStorage.clear();
  FakeSocket.install();
  // Comes later than the page, which would not be seen in a time that does not pass.
  await import('./Kiosk');
  vi.useFakeTimers({
    toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date'],
  });
});

afterEach(() => {
  Reflect.deleteProperty(navigator, 'wakeLock');
  vi.useRealTimers();
});

async function pass(milliseconds: number): Promise<void> {
  await act(() => vi.advanceTimersByTimeAsync(milliseconds));
}

async function openWall(): Promise<void> {
  new FakeService()
    .install()
    .on('/api/personas', { personas: [persona('ava'), persona('nova')], next_cursor: null })
    .on('/api/metrics/ava', noMetrics, 503)
    .on('/api/metrics/nova', noMetrics, 503);
  window.history.replaceState(null, '', '/?kiosk');
  render(
    <Providers>
      <App />
    </Providers>,
  );
  while (window.location.pathname === '/') {
    await pass(50);
  }
}

test('a wall shows one persona after the other, and begins anew', async () => {
  const request = vi.fn(() => Promise.resolve({ released: false, release: () => undefined }));
  Object.defineProperty(navigator, 'wakeLock', { configurable: true, value: { request } });
  await openWall();
  expect(window.location.pathname + window.location.search).toBe('/p/ava?kiosk');
  expect(screen.getByTestId('turn')).toHaveTextContent('1 of 2');
  expect(document.documentElement).toHaveClass('kiosk');
  expect(request).toHaveBeenCalledWith('screen');
  await pass(TURN);
  expect(window.location.pathname).toBe('/p/nova');
  expect(screen.getByTestId('turn')).toHaveTextContent('2 of 2');
  await pass(TURN);
  expect(window.location.pathname).toBe('/p/ava');
});

test('a kill is put aside by itself: nobody else would', async () => {
  await openWall();
  act(() => {
    FakeSocket.latest().receive(initialData(metrics([activeVariant('v1')])));
    FakeSocket.latest().receive(update(killed('v1')));
  });
  await pass(100);
  expect(screen.getByTestId('kill-band')).toHaveTextContent('Content of v1');
  // Back at the same persona, which went on meanwhile.
  await pass(2 * TURN);
  expect(screen.queryByTestId('kill-band')).toBeNull();
});

test('the round is of favourites where there are some, and of those who post', () => {
  const personas = [
    persona('nova'),
    persona('ava'),
    persona('idle', { active_variants: 0, health: 'idle' }),
  ];
  expect(round(personas, new Set())).toEqual(['ava', 'nova']);
  expect(round(personas, new Set(['nova']))).toEqual(['nova']);
  expect(round(personas, new Set(['idle']))).toEqual(['idle']);
  expect(after(['ava', 'nova'], 'gone')).toBe('nova');
  expect(after(['ava', 'nova'], 'zoe')).toBe('ava');
  expect(after([], null)).toBeNull();
});

test('a new build is noticed, silence and errors are not taken for one', async () => {
  const script = document.createElement('script');
  script.type = 'module';
  script.setAttribute('src', '/assets/index-old.js');
  document.head.append(script);
  let answer = () => new Response('<script type="module" src="/assets/index-old.js"></script>');
  vi.stubGlobal('fetch', () => Promise.resolve().then(answer));
  const onNewBuild = vi.fn();
  renderHook(() => {
    useNewBuild(onNewBuild);
  });
  await pass(60_000);
  answer = () => new Response('<h1>Bad gateway</h1>', { status: 502 });
  await pass(60_000);
  answer = () => {
    throw new TypeError('Failed to fetch');
  };
  await pass(60_000);
  expect(onNewBuild).not.toHaveBeenCalled();
  answer = () => new Response('<script type="module" src="/assets/index-new.js"></script>');
  await pass(60_000);
  expect(onNewBuild).toHaveBeenCalledTimes(1);
  script.remove();
});

test('everything grows with the screen', () => {
  expect(scaleOf(1280, 720)).toBe(1);
  expect(scaleOf(1920, 1080)).toBeCloseTo(1.2);
  expect(scaleOf(3840, 2160)).toBeCloseTo(2.4);
  expect(scaleOf(3840, 900)).toBe(1);
});

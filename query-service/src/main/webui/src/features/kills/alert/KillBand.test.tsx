import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, renderHook, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test, vi } from 'vitest';
import type { Kill } from '@/lib/model/kill';
import { undecided, type Variant } from '@/lib/model/variant';
import { FakeService } from '@/testing/FakeService';
import { renderPart } from '@/testing/renderPart';
import { KillBand } from './KillBand';
import { SignalChoices } from './SignalChoices';
import { useSignals } from './useSignals';
import { useUnseenKills } from './useUnseenKills';

const kill = (variantId: string): Kill => ({
  identity: `kill of ${variantId}`,
  variantId,
  reason: 'Below half',
  finalEr: 0.0251,
  sampleSize: 446,
  killedAt: '2026-01-31T10:00:00Z',
});
const variant: Variant = {
  id: 'v1',
  content: 'Nine things',
  contentTruncated: false,
  pattern: null,
  predictedEr: 0.069,
  postedAt: '2026-01-31T09:59:45Z',
  status: 'killed',
  actualEr: 0.0251,
  interactions: 11,
  views: 446,
  endedAt: '2026-01-31T10:00:00Z',
  postVersion: null,
  countVersion: null,
  decision: { ...undecided, killEvidence: 0.97 },
};
const variants = new Map([['v1', variant]]);
const opened = vi.fn();
const dismissed = vi.fn();

beforeEach(() => {
  localStorage.clear();
  new FakeService().install();
});

function show(kills: readonly Kill[]) {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  renderPart(
    <QueryClientProvider client={client}>
      <KillBand
        persona="ava"
        kills={kills}
        variants={variants}
        onOpen={opened}
        onDismiss={dismissed}
      />
    </QueryClientProvider>,
  );
}

test('the band says what the post said and why it was stopped, and leads to it', async () => {
  show([kill('v1')]);
  expect(screen.getByTestId('kill-band')).toHaveTextContent(
    /2\.5.%.of.6\.9.%.predicted,.after.15.s,.446.views,.evidence.97.%.*Below half/,
  );
  await userEvent.click(screen.getByRole('button', { name: 'Nine things' }));
  expect(opened).toHaveBeenCalledWith('v1');
  await userEvent.click(screen.getByRole('button', { name: 'Dismiss' }));
  expect(dismissed).toHaveBeenCalled();
});

test('the band counts several, and is not there for none', () => {
  show([kill('v1'), kill('v2')]);
  expect(screen.getByTestId('kill-band')).toHaveTextContent('2 killed, the latest');
});

test('what is put aside stays aside, and what comes after is shown', () => {
  const fresh: Kill[] = [kill('v1')];
  const { result, rerender } = renderHook((kills: readonly Kill[]) => useUnseenKills(kills), {
    initialProps: fresh,
  });
  expect(result.current).toMatchObject({ kills: fresh, unread: 1 });
  act(() => {
    result.current.dismiss();
  });
  expect(result.current).toMatchObject({ kills: [], unread: 0 });
  rerender([kill('v2'), kill('v1')]);
  expect(result.current.kills.map(({ variantId }) => variantId)).toEqual(['v2']);
});

test('whoever comes back to the page has read the count, and still sees the band', () => {
  const { result } = renderHook((kills: readonly Kill[]) => useUnseenKills(kills), {
    initialProps: [kill('v1')],
  });
  act(() => {
    document.dispatchEvent(new Event('visibilitychange'));
  });
  expect(result.current.unread).toBe(0);
  expect(result.current.kills).toHaveLength(1);
});

/** A browser that asks its person, who says yes. */
class FakeNotification {
  static permission = 'default';
  static shown: { title: string; body: string; onclick: (() => void) | null }[] = [];
  onclick: (() => void) | null = null;
  readonly title: string;
  readonly body: string;

  constructor(title: string, { body }: { body: string }) {
    this.title = title;
    this.body = body;
    FakeNotification.shown.push(this);
  }

  static requestPermission(): Promise<string> {
    FakeNotification.permission = 'granted';
    return Promise.resolve('granted');
  }

  close(): void {
    // Nothing is on a screen.
  }
}

test('a notification is sent only where it was asked for, and the choice is kept', async () => {
  vi.stubGlobal('Notification', FakeNotification);
  vi.spyOn(document, 'hasFocus').mockReturnValue(false);
  vi.spyOn(window, 'focus').mockReturnValue();
  const signals = renderHook(
    (kills: readonly Kill[]) => {
      useSignals('ava', kills, variants, opened);
    },
    { initialProps: [kill('v0')] },
  );
  expect(FakeNotification.shown).toEqual([]);

  renderPart(<SignalChoices />);
  await userEvent.click(screen.getByRole('button', { name: 'Notify me of kills' }));
  expect(screen.getByRole('button', { name: 'Notify me of kills' })).toHaveAttribute(
    'aria-pressed',
    'true',
  );
  expect(localStorage.getItem('variant-dash-signals')).toContain('"notification":true');
  signals.rerender([kill('v1'), kill('v0')]);
  expect(FakeNotification.shown).toHaveLength(1);
  expect(FakeNotification.shown[0]).toMatchObject({
    title: 'Killed · ava',
    body: expect.stringContaining('Nine things') as string,
  });
  FakeNotification.shown[0]?.onclick?.();
  expect(opened).toHaveBeenCalledWith('v1');
});

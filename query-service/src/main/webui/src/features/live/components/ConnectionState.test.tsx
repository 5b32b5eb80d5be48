import { screen } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import type { ConnectionStatus } from '@/lib/live-socket';
import { renderPart } from '@/testing/renderPart';
import { at } from '@/testing/samples';
import { type Freshness, unheard } from '../api/freshness';
import { Announcer } from './Announcer';
import { ConnectionState } from './ConnectionState';

function show(
  status: ConnectionStatus,
  newestEventAt: string | null = null,
  freshness: Freshness = unheard,
): void {
  renderPart(
    <>
      <ConnectionState
        status={status}
        freshness={freshness}
        asOf={null}
        newestEventAt={newestEventAt}
        malformed={0}
        onReconnect={vi.fn()}
      />
      <Announcer status={status} latestKill={null} killedContent={null} />
    </>,
  );
}

test('says that updates are delayed while the service itself gets none', () => {
  show({
    phase: 'live',
    stale: { since: at('09:58:00'), reason: 'events wait to be stored' },
  });
  const pill = screen.getByTestId('connection');
  expect(pill).toHaveAttribute('data-state', 'stale');
  expect(pill).toHaveTextContent(/Delayed since .*58.*events wait to be stored/);
  expect(screen.getByRole('status')).toHaveTextContent(
    'Updates are delayed: events wait to be stored.',
  );
});

test('says that it is live when they come again', () => {
  show({ phase: 'live', stale: null });
  expect(screen.getByTestId('connection')).toHaveTextContent('Live');
  expect(screen.getByTestId('connection')).toHaveAttribute('data-state', 'live');
});

test('tells how old the newest event is, also while it is live', () => {
  const minutes = 18;
  show(
    { phase: 'live', stale: null },
    new Date(Date.now() - minutes * 60_000 - 1_000).toISOString(),
  );
  expect(screen.getByTestId('newest-event')).toHaveTextContent('Newest event 18m ago');
  expect(screen.getByTestId('connection')).toHaveAttribute('data-state', 'live');
});

test('says nothing of an event where there was none', () => {
  show({ phase: 'live', stale: null });
  expect(screen.queryByTestId('newest-event')).toBeNull();
});

test('tells how long ago the service was heard', () => {
  const heardAt = Date.now() - 2_400;
  show({ phase: 'live', stale: null }, null, { heardAt, staleSince: null });
  expect(screen.getByTestId('connection')).toHaveTextContent(/^Live · [23] s ago$/);
});

test('tells since when the figures are stale, and what is done about it', () => {
  const heardAt = new Date(2026, 0, 31, 17, 31).getTime();
  show({ phase: 'waiting', retryAt: Date.now() + 3_000, offline: false }, null, {
    heardAt,
    staleSince: heardAt,
  });
  expect(screen.getByTestId('connection')).toHaveTextContent(
    /^Stale since 17:31reconnecting in [23] s$/,
  );
});

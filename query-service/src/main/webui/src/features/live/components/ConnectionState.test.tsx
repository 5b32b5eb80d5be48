import { screen } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import type { ConnectionStatus } from '@/lib/live-socket';
import { renderPart } from '@/testing/renderPart';
import { at } from '@/testing/samples';
import { Announcer } from './Announcer';
import { ConnectionState } from './ConnectionState';

function show(status: ConnectionStatus): void {
  renderPart(
    <>
      <ConnectionState status={status} asOf={null} malformed={0} onReconnect={vi.fn()} />
      <Announcer status={status} latestKill={null} />
    </>,
  );
}

test('says that updates are delayed while the service itself gets none', () => {
  show({ phase: 'live', staleSince: at('09:58:00') });
  const pill = screen.getByTestId('connection');
  expect(pill).toHaveAttribute('data-state', 'stale');
  expect(pill).toHaveTextContent(/Delayed since .*58/);
  expect(screen.getByRole('status')).toHaveTextContent('Updates are delayed');
});

test('says that it is live when they come again', () => {
  show({ phase: 'live', staleSince: null });
  expect(screen.getByTestId('connection')).toHaveTextContent('Live');
  expect(screen.getByTestId('connection')).toHaveAttribute('data-state', 'live');
});

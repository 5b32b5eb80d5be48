import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test, vi } from 'vitest';
import { refusals } from '@/lib/access/refusals';
import { FakeService } from '@/testing/FakeService';
import { renderPart } from '@/testing/renderPart';
import { DeadLetterList } from './DeadLetterList';

const letter = {
  id: 'monitor.early-kill-0-42',
  code: 'missing_field',
  reason: 'variant_id is missing; it is required',
  received_at: '2026-01-31T09:59:58Z',
  refused_at: '2026-01-31T09:59:58Z',
  record_time: null,
  value_size: 2,
  excerpt: '{"<b>":1}',
  replays: 1,
};

afterEach(() => {
  refusals.clear();
});

function show(persona = 'a/b') {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  renderPart(
    <QueryClientProvider client={client}>
      <DeadLetterList persona={persona} />
    </QueryClientProvider>,
  );
  return client;
}

test('an operator reads why something was refused, and saves the list', async () => {
  new FakeService()
    .install()
    .on('/api/dead-letters/a/b', { dead_letters: [letter], next_cursor: null });
  show();
  expect(await screen.findByText('variant_id is missing; it is required')).toBeVisible();
  expect(screen.getByTestId('dead-letter')).toHaveTextContent(
    /missing_field.*"<b>":1.*-0-42.*1 time/,
  );

  const saved: Blob[] = [];
  vi.stubGlobal(
    'URL',
    Object.assign(URL, {
      createObjectURL: (blob: Blob) => {
        saved.push(blob);
        return 'blob:saved';
      },
      revokeObjectURL: () => undefined,
    }),
  );
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockReturnValue();
  await userEvent.click(screen.getByRole('link', { name: /CSV/ }));
  expect(saved).toHaveLength(1);
});

test.each([403, 404])('nobody else sees that there is such a list (%i)', async (status) => {
  new FakeService().install().on('/api/dead-letters/a/b', { title: 'No', status }, status);
  const client = show();
  await vi.waitFor(() => {
    expect(client.getQueryState(['dead-letters', 'a/b'])?.status).toBe('error');
  });
  expect(screen.queryByTestId('dead-letters')).toBeNull();
});

test('who may not see it is refused once, whatever persona is opened and however often', async () => {
  const service = new FakeService().install();
  const refused = { title: 'Forbidden', status: 403 };
  service.on('/api/dead-letters/a/b', refused, 403).on('/api/dead-letters/c', refused, 403);
  const client = show();
  await vi.waitFor(() => {
    expect(client.getQueryState(['dead-letters', 'a/b'])?.status).toBe('error');
  });
  for (const persona of ['c', 'a/b']) {
    expect(show(persona).getQueryState(['dead-letters', persona])?.fetchStatus).toBe('idle');
  }
  expect(screen.queryByTestId('dead-letters')).toBeNull();
});

test('an older service that has no such list is asked again', async () => {
  new FakeService().install().on('/api/dead-letters/a/b', { title: 'No', status: 404 }, 404);
  const client = show();
  await vi.waitFor(() => {
    expect(client.getQueryState(['dead-letters', 'a/b'])?.status).toBe('error');
  });
  expect(show('c').getQueryState(['dead-letters', 'c'])?.fetchStatus).toBe('fetching');
});

import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test, vi } from 'vitest';
import { FakeService } from '@/testing/FakeService';
import { renderPart } from '@/testing/renderPart';
import { SuggestionHistory } from './SuggestionHistory';

const path = '/api/optimization/ava/history';
const none = { judged: 0, hits: 0, hit_rate: null, interval: null };
const history = {
  from: '2026-01-01T10:00:00Z',
  types: [
    {
      type: 'early_kill_candidate',
      episodes: 14,
      open: 2,
      all: { judged: 12, hits: 11, hit_rate: 0.9167, interval: { low: 0.65, high: 0.99 } },
      ended_by_kill: 7,
      holdout: none,
    },
  ],
  episodes: [
    {
      identity: 'i',
      source: 'engine',
      type: 'early_kill_candidate',
      priority: 'high',
      title: 'Stop “A slow start”',
      variant_id: 'v',
      pattern: null,
      raised_at: '2026-01-31T09:58:00Z',
      why: 'So few interactions are very unlikely.',
      cleared_at: '2026-01-31T11:20:00Z',
      why_cleared: 'The variant no longer runs.',
      holdout: false,
      after: {
        status: 'completed',
        views: 4200,
        final_er: 0.0219,
        predicted_er: 0.06,
        views_since: 3200,
        er_since: 0.0225,
      },
      outcome: 'hit',
    },
  ],
  limits: ['A variant that still runs is judged later.'],
  next_cursor: null,
};
const opened = vi.fn();
let service: FakeService;

beforeEach(() => {
  service = new FakeService().install();
});

function show() {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  renderPart(
    <QueryClientProvider client={client}>
      <SuggestionHistory persona="ava" onOpen={opened} />
    </QueryClientProvider>,
  );
}

test('tells how often each type was right, with its interval, and what cannot be known', async () => {
  service.on(path, history);
  show();
  const row = await screen.findByRole('row', { name: /Early kill candidate/ });
  expect(row).toHaveTextContent(/92 % \[65\.0–99\.0\], 11 of 12.*None judged yet/);
  expect(screen.getByText('A variant that still runs is judged later.')).toBeVisible();
});

test('tells of each suggestion why it came, why it went and what happened after', async () => {
  service.on(path, history);
  show();
  const episode = within(await screen.findByTestId('episode'));
  expect(episode.getByText('So few interactions are very unlikely.')).toBeVisible();
  expect(episode.getByText(/after 1 h 22 min/)).toHaveTextContent('The variant no longer runs.');
  expect(
    episode.getByText(/Completed: 2.19 % of 6.00 % predicted after 4,200 views; 2.25 % over/),
  ).toBeVisible();
  expect(episode.getByText('Right')).toBeVisible();
  await userEvent.click(episode.getByRole('button', { name: 'Open the post' }));
  expect(opened).toHaveBeenCalledWith('v');
});

test('says that there is nothing yet, and why there is nothing', async () => {
  service.on(path, { ...history, types: [], episodes: [] });
  show();
  expect(await screen.findByText('Nothing was suggested yet')).toBeVisible();
});

test('says who may see it', async () => {
  service.on(path, { title: 'Forbidden', detail: 'Ask for ava.' }, 403);
  show();
  expect(await screen.findByRole('alert')).toHaveTextContent('The history is not yours to see.');
});

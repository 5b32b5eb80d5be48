import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import type { components } from '@/lib/api/schema';
import type { Kill } from '@/lib/model/kill';
import { FakeService } from '@/testing/FakeService';
import { renderPart } from '@/testing/renderPart';
import { KillFeed } from './KillFeed';

const row = (id: string, content: string | null): components['schemas']['Kill'] => ({
  identity: '00000000-0000-5000-8000-000000000001',
  variant_id: id,
  kill_reason: 'Below half',
  final_er: 0.0251,
  sample_size: 446,
  killed_at: '2026-01-31T10:00:00Z',
  posted_at: '2026-01-31T09:59:45Z',
  time_to_kill_minutes: 0.25,
  content,
  content_truncated: false,
  predicted_er: 0.069,
  pattern_used: null,
  kill_evidence: 0.97,
});
const live: Kill = {
  identity: 'x',
  variantId: 'fresh',
  reason: 'Just now',
  finalEr: 0.01,
  sampleSize: 12,
  killedAt: '2026-01-31T11:00:00Z',
};
const opened = vi.fn();

function show(kills: ReadonlyMap<string, Kill>, killsToday: number) {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  renderPart(
    <QueryClientProvider client={client}>
      <KillFeed
        persona="ava"
        kills={kills}
        killsToday={{ kills_today: killsToday, avg_time_to_kill_minutes: 1, zone: 'UTC' }}
        variants={new Map()}
        onOpen={opened}
      />
    </QueryClientProvider>,
  );
}

test('a kill goes by what the post said, and says why it was stopped', async () => {
  new FakeService()
    .install()
    .on('/api/kills/ava', { kills: [row('v', 'Nine things')], next_cursor: null });
  show(new Map(), 1);
  const title = await screen.findByRole('button', { name: 'Nine things' });
  expect(
    screen.getByText('2.5 % of 6.9 % predicted, after 15 s, 446 views, evidence 97 %'),
  ).toBeVisible();
  expect(screen.getByText('Below half')).toBeVisible();
  expect(screen.getByText('1 today (UTC)')).toBeVisible();
  await userEvent.click(title);
  expect(opened).toHaveBeenCalledWith('v');
});

test('earlier ones of today are a click away', async () => {
  const service = new FakeService()
    .install()
    .on('/api/kills/ava', { kills: [row('v', 'Nine things')], next_cursor: 'C' });
  show(new Map(), 23);
  const earlier = await screen.findByRole('button', { name: '22 earlier today' });
  service.on('/api/kills/ava', { kills: [row('w', 'Ten photos')], next_cursor: null });
  await userEvent.click(earlier);
  expect(await screen.findByText('Ten photos')).toBeVisible();
  expect(screen.queryByRole('button', { name: /earlier/ })).toBeNull();
});

test('a kill that has just come is there without the service', async () => {
  new FakeService().install();
  show(new Map([['fresh', live]]), 1);
  expect(await screen.findByText('Just now')).toBeVisible();
});

import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import type { Summary } from '@/lib/contract/metrics';
import type { Kill } from '@/lib/model/kill';
import { FakeService } from '@/testing/FakeService';
import { renderPart } from '@/testing/renderPart';
import { SummaryCards } from './SummaryCards';

const summary: Summary = {
  total_variants: 140,
  active_variants: 9,
  avg_engagement_rate: 0.051,
  total_views: 48_000,
  total_interactions: 2_448,
  killed_variants: 56,
  verdicts: null,
  posterior: null,
  usual_at_hour: {
    days: 12,
    views: 1_100,
    interactions: 60,
    engagement_rate: 0.053,
    reporting_variants: 8,
    kills_by_now: 5,
  },
};

const killed = (variantId: string, killedAt: string): [string, Kill] => [
  variantId,
  {
    identity: variantId,
    variantId,
    reason: `Reason of ${variantId}`,
    finalEr: 0.02,
    sampleSize: 480,
    killedAt,
  },
];
const opened = vi.fn();

function show(shown: Summary, killsOf: ReadonlyMap<string, Kill> = new Map()): void {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  renderPart(
    <QueryClientProvider client={client}>
      <SummaryCards
        persona="ava"
        summary={shown}
        kills={{ kills_today: 3, avg_time_to_kill_minutes: 4 }}
        recentKills={killsOf}
        onOpen={opened}
      />
    </QueryClientProvider>,
  );
}

const usual = () =>
  screen.queryAllByTestId('usual').map(({ textContent }) => textContent.replaceAll('\u00a0', ' '));

test('each figure stands beside its last hour and what is usual', async () => {
  const time = new Date(Math.floor(Date.now() / 60_000) * 60_000 - 600_000).toISOString();
  new FakeService().install().on('/api/timeseries/ava', {
    points: [{ time, views: 1_240, interactions: 62, engagement_rate: 0.05 }],
  });
  show(summary);
  expect(await screen.findByRole('img', { name: '1,240 views in the last hour' })).toBeVisible();
  expect(screen.getByRole('img', { name: '62 interactions in the last hour' })).toBeVisible();
  expect(screen.getByRole('img', { name: '0 kills in the last hour' })).toHaveAttribute(
    'data-empty',
  );
  expect(usual()).toEqual([
    'usually 8 at this hour',
    '5.0 % last hour, usually 5.3 %',
    '1,240 last hour, usually 1,100',
    '62 last hour, usually 60',
    'usually 5 by now',
  ]);
});

test('what is not known is left out', async () => {
  new FakeService().install().on('/api/timeseries/ava', { title: 'away' }, 503);
  show({ ...summary, usual_at_hour: null });
  expect(await screen.findByTestId('total-views')).toHaveTextContent('48,000');
  expect(usual()).toEqual([]);
  expect(screen.queryByRole('img', { name: /views/ })).not.toBeInTheDocument();
});

test('says at once why the latest kill was, and leads to it', async () => {
  new FakeService().install();
  show(
    summary,
    new Map([
      killed('v1', '2026-01-31T09:00:00Z'),
      killed('v3', '2026-01-31T09:30:00Z'),
      killed('v2', '2026-01-31T09:10:00Z'),
    ]),
  );
  await userEvent.click(screen.getByRole('button', { name: 'Latest: Reason of v3' }));
  expect(opened).toHaveBeenCalledWith('v3');
});

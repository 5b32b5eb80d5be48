import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render, screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { FakeService } from '@/testing/FakeService';
import { ViewsSparkline } from './ViewsSparkline';

const minutes = [...Array.from({ length: 58 }, () => null), 200, 40];
const answer = (series: unknown[]) => ({ from: '2026-01-31T09:01:00Z', step_seconds: 60, series });

function part(client: QueryClient, views: number) {
  return (
    <QueryClientProvider client={client}>
      <ViewsSparkline persona="ava" variantId="v1" views={views} />
    </QueryClientProvider>
  );
}

const newClient = () => new QueryClient({ defaultOptions: { queries: { retry: false } } });

test('shows the last hour, and adds what the page hears since', async () => {
  new FakeService()
    .install()
    .on('/api/sparklines/ava', answer([{ variant_id: 'v1', er: minutes, views: minutes }]));
  const client = newClient();
  const { rerender } = render(part(client, 1_000));
  expect(await screen.findByRole('img', { name: '240 views in the last hour' })).toBeVisible();
  rerender(part(client, 1_060));
  expect(screen.getByRole('img', { name: '300 views in the last hour' })).toBeVisible();
  rerender(part(client, 900));
  expect(screen.getByRole('img', { name: '240 views in the last hour' })).toBeVisible();
});

test('a variant that the service does not know has an empty one', async () => {
  new FakeService().install().on('/api/sparklines/ava', answer([]));
  render(part(newClient(), 1_000));
  expect(await screen.findByRole('img')).toHaveAttribute('data-empty');
});

test('says that it could not be loaded', async () => {
  new FakeService().install().on('/api/sparklines/ava', { title: 'away' }, 503);
  render(part(newClient(), 1_000));
  expect(await screen.findByTitle('The last hour could not be loaded')).toBeVisible();
});

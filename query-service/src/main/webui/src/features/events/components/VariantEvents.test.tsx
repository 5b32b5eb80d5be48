import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { screen } from '@testing-library/react';
import { beforeEach, expect, test } from 'vitest';
import { FakeService } from '@/testing/FakeService';
import { renderPart } from '@/testing/renderPart';
import { describeRecorded } from '../model/describeRecorded';
import { VariantEvents } from './VariantEvents';

const recorded = (event_type: string, data: Record<string, unknown>) => ({
  identity: event_type,
  event_type,
  occurred_at: '2026-01-31T10:00:00Z',
  data,
});

let service: FakeService;

beforeEach(() => {
  service = new FakeService().install();
});

function show() {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  renderPart(
    <QueryClientProvider client={client}>
      <VariantEvents persona="ava" variantId="v" />
    </QueryClientProvider>,
  );
}

test('lists what monitors said, and offers what came before', async () => {
  const kill = { reason: 'Too low', final_engagement_rate: 0.0149, sample_size: 739 };
  service.on('/api/events/ava', { events: [recorded('early_kill', kill)], next_cursor: 'c' });
  show();
  expect(await screen.findByText('Too low')).toBeVisible();
  expect(screen.getByRole('listitem')).toHaveTextContent('Killed 1.49 % of 739 views');
  expect(screen.getByRole('button', { name: 'Show earlier ones' })).toBeEnabled();
});

test('says that none are kept any more, or why there is nothing', async () => {
  service.on('/api/events/ava', { events: [], next_cursor: null });
  show();
  expect(await screen.findByText(/None are kept any more/)).toBeVisible();
});

test('says who may see it', async () => {
  service.on('/api/events/ava', { title: 'Forbidden', detail: 'Ask for ava.' }, 403);
  show();
  expect(await screen.findByRole('alert')).toHaveTextContent('The list is not yours to see.');
});

test('describes what is missing or unknown without inventing it', () => {
  expect(describeRecorded(recorded('performance_update', {})).note).toBe('–: – of – views');
  expect(
    describeRecorded(recorded('performance_update', { view_count: 200, interaction_count: 5 }))
      .note,
  ).toBe('2.50\u00a0%: 5 of 200 views');
  expect(describeRecorded(recorded('variant_moved', { to: 1 })).title).toBe('variant moved');
  expect(describeRecorded(recorded('variant_posted', { status: 'paused' })).title).toBe(
    'Now paused',
  );
});

import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test, vi } from 'vitest';
import type { Variant } from '@/lib/model/variant';
import { FakeService } from '@/testing/FakeService';
import { renderPart } from '@/testing/renderPart';
import { activeVariant } from '@/testing/samples';
import { course } from '../testing/courses';
import { sampleVariant } from '../testing/sampleVariant';
import { VariantDrawer } from './VariantDrawer';

let service: FakeService;
const link = 'http://localhost/p/ava?v=v';

function show(known: Variant | undefined) {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  renderPart(
    <QueryClientProvider client={client}>
      <VariantDrawer persona="ava" id="v" known={known} link={link} onClose={() => undefined} />
    </QueryClientProvider>,
  );
}

beforeEach(() => {
  service = new FakeService().install();
});

test('shows a variant that the page does not follow', async () => {
  service.on(
    '/api/variants/ava/v/detail',
    activeVariant('v', { content: 'All of it', status: 'killed' }),
  );
  show(undefined);
  expect(await screen.findByText('All of it')).toBeVisible();
  expect(screen.getByTestId('variant-status')).toHaveTextContent('Killed');
});

test('says why there is nothing to show', async () => {
  service.on('/api/variants/ava/v/detail', { title: 'Not Found', detail: 'ava has no v.' }, 404);
  show(undefined);
  expect(await screen.findByRole('alert')).toHaveTextContent('ava has no v.');
});

test('says that nothing was counted where the chart would be empty', async () => {
  service.on('/api/variants/ava/v/timeseries', { ...course('v'), resolution: '1m' });
  show(sampleVariant('v'));
  expect(await screen.findByText('Nothing was counted in the last 7 d.')).toBeVisible();
});

test('says what was known before the first view, and from how many posts', async () => {
  const known = {
    variant_id: 'v',
    predicted_er: 0.05,
    views: 2_500,
    interactions: 150,
    a: 163,
    b: 3_367,
    posterior: { mean: 0.046, low: 0.04, high: 0.053 },
    prior: { a: 12.875, b: 1_017.125, source: 'persona', sample: 214 },
    curve: [{ rate: 0.046, density: 80, prior_density: 30 }],
  };
  service.on('/api/optimization/ava/posterior', { variants: [known] });
  show(sampleVariant('v'));
  expect(
    await screen.findByText(/first view, worth 1,030 views, learnt from 214 posts of this persona/),
  ).toBeVisible();
});

test('hands on a link', async () => {
  const user = userEvent.setup();
  show(sampleVariant('v'));
  await user.click(screen.getByRole('button', { name: 'Copy link' }));
  expect(await screen.findByText('Copied')).toBeVisible();
  expect(await navigator.clipboard.readText()).toBe(link);
});

test('shows the link where the browser has no clipboard', async () => {
  const user = userEvent.setup();
  vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new DOMException('insecure'));
  show(sampleVariant('v'));
  await user.click(screen.getByRole('button', { name: 'Copy link' }));
  expect(await screen.findByRole('textbox', { name: 'Link' })).toHaveValue(link);
});

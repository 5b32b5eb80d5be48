import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { Suggestion } from '@/lib/contract/metrics';
import { FakeService } from '@/testing/FakeService';
import { renderPart } from '@/testing/renderPart';
import { AboutVariant } from './AboutVariant';
import { HowJudged } from './HowJudged';

const suggestion = (variantId: string, evidence: Suggestion['evidence'] = {}): Suggestion => ({
  suggestion_id: variantId,
  type: 'early_kill_candidate',
  priority: 'low',
  title: `Let ${variantId} run`,
  description: 'It earned little.',
  action: `Let ${variantId} run: it was chosen by lot.`,
  why: 'It truly falls short.',
  variant_id: variantId,
  pattern: null,
  evidence,
});

function showSettings(): void {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  renderPart(
    <QueryClientProvider client={client}>
      <HowJudged persona="ava" />
    </QueryClientProvider>,
  );
}

test('says what is suggested about a variant, and that it runs on by lot', () => {
  const evidence = { holdout: true, refit: { from_version: 1, to_version: 2 } };
  renderPart(
    <AboutVariant suggestions={[suggestion('v1'), suggestion('v2', evidence)]} variantId="v2" />,
  );
  expect(screen.getByText('Let v2 run: it was chosen by lot.')).toBeVisible();
  expect(screen.queryByText(/Let v1 run/)).toBeNull();
  expect(screen.getByTestId('holdout')).toHaveTextContent('Runs on by lot');
  expect(screen.getByTestId('ground')).toHaveTextContent('learnt anew');
});

test('takes no place where nothing is suggested', () => {
  renderPart(<AboutVariant suggestions={[suggestion('v1')]} variantId="v2" />);
  expect(screen.queryByTestId('about-variant')).toBeNull();
});

test('names the settings by which it is judged', async () => {
  new FakeService().install().on('/api/optimization/ava', {
    suggestions: [],
    parameters_version: 0,
    thresholds: {
      wrong_kill_cost: 1,
      protected_share: 0.8,
      kill_share: 0.5,
      false_kill_rate: 0.05,
      grace_period_seconds: 300,
      least_views: 100,
      holdout_share: 0,
      of_persona: false,
    },
  });
  showSettings();
  expect(await screen.findByText(/at most 5.% are suggested by mistake/)).toBeVisible();
});

test('says so where the settings cannot be read', async () => {
  new FakeService().install().on('/api/optimization/ava', { title: 'Unavailable' }, 503);
  showSettings();
  expect(await screen.findByRole('alert')).toHaveTextContent('could not be loaded');
  expect(screen.getByRole('button', { name: 'Try again' })).toBeVisible();
});

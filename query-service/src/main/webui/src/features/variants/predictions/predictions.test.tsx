import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { screen, within } from '@testing-library/react';
import { beforeEach, expect, test } from 'vitest';
import { FakeService } from '@/testing/FakeService';
import { renderPart } from '@/testing/renderPart';
import { sampleVariant } from '../testing/sampleVariant';
import { axisMarks } from './axisMarks';
import CalibrationChart from './CalibrationChart';
import DeltaChart from './DeltaChart';

const path = '/api/optimization/ava/calibration';
const calibration = {
  sample: 214,
  bias: { factor: 0.81, interval: { low: 0.75, high: 0.88 } },
  bins: [
    {
      predicted_er: 0.05,
      actual_er: 0.047,
      interval: { low: 0.04, high: 0.055 },
      variants: 21,
      views: 42_000,
      interactions: 1_974,
    },
  ],
  prior: { worth_views: 1_030 },
  caution: 'Early kills bend it.',
};

let service: FakeService;

beforeEach(() => {
  service = new FakeService().install();
});

function show(asTable = false) {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  renderPart(
    <QueryClientProvider client={client}>
      <CalibrationChart persona="ava" asTable={asTable} height={160} />
    </QueryClientProvider>,
  );
}

test('says which way predictions err, in the words of the service', async () => {
  service.on(path, calibration);
  show();
  expect(await screen.findByText(/Predictions are too high: × 0.81 \[0.75–0.88\]/)).toBeVisible();
  expect(screen.getByText(/Early kills bend it./)).toBeVisible();
});

test('has the same in numbers', async () => {
  service.on(path, calibration);
  show(true);
  const row = within(await screen.findByRole('row', { name: /5.00/ }));
  expect(row.getAllByRole('cell').map((cell) => cell.textContent)).toEqual([
    '4.70\u00a0%',
    '[4.0–5.5]',
    '21',
    '42,000',
    '1,974',
  ]);
});

test('says what it needs where there is too little', async () => {
  service.on(path, { ...calibration, sample: 3, bias: null, bins: [] });
  show();
  expect(await screen.findByText(/Too few posts/)).toBeVisible();
  expect(screen.getByText(/No post of the last 30 days/)).toBeVisible();
});

test('says that it failed, and that it is not allowed', async () => {
  service.on(path, { title: 'Forbidden', detail: 'Ask for ava.' }, 403);
  show();
  expect(await screen.findByRole('alert')).toHaveTextContent(
    'The calibration is not yours to see. Ask for ava.',
  );
  expect(screen.queryByRole('button', { name: 'Try again' })).toBeNull();
});

test('the distribution of deltas is told in words', () => {
  renderPart(<DeltaChart variants={[sampleVariant('v')]} asTable={false} height={160} />);
  expect(screen.getAllByRole('listitem')).toHaveLength(11);
  expect(screen.getByText(/1 post \(/)).toBeInTheDocument();
  expect(screen.getByText(/of 1 active posts/)).toBeVisible();
});

test('an axis has round marks', () => {
  expect(axisMarks(0.083)).toEqual([0, 0.02, 0.04, 0.06, 0.08, 0.1]);
  expect(axisMarks(0)[0]).toBe(0);
});

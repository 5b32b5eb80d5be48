import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import type { Summary } from '@/lib/contract/metrics';
import { undecided, type Variant } from '@/lib/model/variant';
import { renderPart } from '@/testing/renderPart';
import { type Predictions, predictionsText } from '../model/trust';
import { TrustLine } from './TrustLine';

const summary: Summary = {
  total_variants: 140,
  active_variants: 3,
  avg_engagement_rate: 0.051,
  total_views: 48_000,
  total_interactions: 2_448,
  killed_variants: 56,
  verdicts: null,
  posterior: { mean: 0.051, low: 0.0488, high: 0.0532 },
  usual_at_hour: null,
};
const predictions: Predictions = {
  sample: 214,
  bias: { factor: 0.96, interval: { low: 0.93, high: 0.99 } },
  prior: { worth_views: 1_034 },
  caution: 'Early kills bend some figures.',
};

const variant = (id: string, views: number, status: Variant['status'] = 'active'): Variant => ({
  id,
  content: id,
  contentTruncated: false,
  pattern: null,
  predictedEr: 0.05,
  postedAt: null,
  status,
  actualEr: 0.05,
  interactions: views / 20,
  views,
  endedAt: null,
  postVersion: null,
  countVersion: null,
  decision: undecided,
});
const known = new Map(
  [
    variant('v1', 30_000),
    variant('v2', 8_234),
    variant('v3', 0),
    variant('v4', 9_999, 'killed'),
  ].map((one) => [one.id, one]),
);

function show(change: Partial<Parameters<typeof TrustLine>[0]> = {}): void {
  renderPart(
    <TrustLine
      summary={summary}
      variants={known}
      newestEventAt={new Date(Date.now() - 150.5 * 60_000).toISOString()}
      predictions={predictions}
      {...change}
    />,
  );
}

const plain = (text: string | null) => text?.replaceAll('\u00a0', ' ');
const sentence = () =>
  plain(screen.getByTestId('trust').querySelector('summary')?.textContent ?? '');

test('says in a sentence what the number rests on, how old it is and how predictions came out', () => {
  show();
  expect(sentence()).toBe(
    'How sure? Counted from 38,200 views of 2 posts, newest 2h 30m ago; the true rate is very likely 4.9–5.3 %. Predictions have been about 4 % too high (214 posts).',
  );
});

test('says less where less is known', () => {
  show({ predictions: null, newestEventAt: null });
  expect(sentence()).toBe(
    'How sure? Counted from 38,200 views of 2 posts; the true rate is very likely 4.9–5.3 %.',
  );
});

test('claims nothing where nobody has looked yet', () => {
  show({ summary: { ...summary, posterior: null }, predictions: null });
  expect(sentence()).toBe('How sure? No post that runs has a view yet.');
});

test('is a line on a phone, and says the rest unfolded', async () => {
  show({ brief: true });
  expect(sentence()).toBe('How sure? From 38.2K views of 2 posts, 2h 30m ago.');
  await userEvent.click(screen.getByText('How sure?'));
  const [range, predicted] = screen.getAllByRole('listitem');
  expect(plain(range?.textContent ?? '')).toBe('The true rate is very likely 4.9–5.3 %.');
  expect(plain(predicted?.textContent ?? '')).toMatch(/about 4 % too high/);
});

test('does not take the part that the page has for the whole', () => {
  show({ summary: { ...summary, active_variants: 800 } });
  expect(sentence()).toContain('from more than 38,200 views of 2 posts');
});

test('explains itself when it is unfolded, and leads to the calibration', async () => {
  const shown = vi.fn();
  show({ onCalibration: shown });
  const details = within(screen.getByTestId('trust'));
  expect(screen.getByTestId('trust')).not.toHaveAttribute('open');
  await userEvent.click(details.getByText('How sure?'));
  expect(screen.getByTestId('trust')).toHaveAttribute('open');
  expect(details.getAllByRole('listitem').map(({ textContent }) => plain(textContent))).toEqual([
    expect.stringMatching(/^\[4\.9–5\.3\] is a 95 % interval/),
    expect.stringMatching(/^The range of a single post holds at all times/),
    expect.stringMatching(
      /^Predictions × 0\.96 \[0\.93–0\.99\] would have been right .* 214 posts.*Early kills bend/,
    ),
    expect.stringMatching(/as much as 1,000 views/),
    'See predicted against actual',
  ]);
  await userEvent.click(details.getByRole('button', { name: 'See predicted against actual' }));
  expect(shown).toHaveBeenCalledOnce();
});

test('makes no range of what is as good as known', () => {
  show({ summary: { ...summary, posterior: { mean: 0.05, low: 0.04999, high: 0.05001 } } });
  expect(sentence()).toContain('; the true rate is very close to 5.0 %.');
});

const bias = (factor: number, low: number, high: number) => ({ factor, interval: { low, high } });

test.each([
  [bias(0.96, 0.93, 0.99), 214, 'Predictions have been about 4 % too high (214 posts)'],
  [bias(0.3, 0.2, 0.4), 30, 'Predictions have been more than twice what came (30 posts)'],
  [bias(0, 0, 0.4), 30, 'Predictions have been more than twice what came (30 posts)'],
  [bias(1.25, 1.1, 1.4), 30, 'Predictions have been about 20 % too low (30 posts)'],
  [bias(1.02, 0.9, 1.2), 400, 'Predictions have been right on average (400 posts)'],
  [null, 1, 'Whether predictions come true shows after 20 posts (1 so far)'],
  [null, 90, 'Whether predictions come true is being worked out (90 posts)'],
])('how predictions came out, in words: %o of %i', (found, sample, text) => {
  expect(plain(predictionsText({ ...predictions, bias: found, sample }))).toBe(text);
});

import { fireEvent, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, test } from 'vitest';
import { undecided, type Variant } from '@/lib/model/variant';
import { FakeService } from '@/testing/FakeService';
import { renderPart } from '@/testing/renderPart';
import { activeVariant } from '@/testing/samples';
import { forgetAnswers, opened, panel, row, rows } from '../testing/panel';
import { sampleVariant } from '../testing/sampleVariant';

const posted = (hour: number) => `2026-01-31T0${hour}:00:00Z`;

let service: FakeService;

beforeEach(() => {
  forgetAnswers();
  service = new FakeService().install();
});

describe('a row says how a post does', () => {
  const early: Variant = sampleVariant('early', {
    actualEr: 0,
    interactions: 0,
    views: 15,
    decision: {
      ...undecided,
      interval: { low: 0, high: 0.21 },
      verdict: 'too_early',
      viewsToDecision: 4187,
      probabilityBest: 0.31,
      killEvidence: 0.12,
    },
  });

  test('15 views are too early, not −100 % in red', () => {
    renderPart(panel([early]));
    expect(row('early').getByTestId('verdict')).toHaveTextContent('Too early');
    expect(row('early').getByTestId('outlook')).toHaveTextContent('about 4,200 views to go');
    expect(document.body).not.toHaveTextContent('100.0');
    expect(row('early').getByTestId('probability-best')).toHaveTextContent('31 %');
    expect(row('early').getByTestId('kill-evidence')).toHaveTextContent('12 %');
  });

  test('colour comes with a verdict, and never alone', () => {
    const beats = sampleVariant('beats', {
      actualEr: 0.07,
      decision: { ...undecided, interval: { low: 0.06, high: 0.08 }, verdict: 'beats' },
    });
    const undecidedYet = sampleVariant('even', {
      decision: { ...undecided, interval: { low: 0.02, high: 0.06 }, verdict: 'too_early' },
    });
    renderPart(panel([beats, undecidedYet]));
    expect(row('beats').getByTestId('er-bar')).toHaveAttribute('data-verdict', 'beats');
    expect(row('beats').getByTestId('verdict')).toHaveTextContent('Beats');
    expect(row('beats').getByTestId('delta')).toHaveTextContent('+40.0 %');
    expect(row('even').getByTestId('er-bar')).toHaveAttribute('data-verdict', 'too_early');
    expect(row('even').queryByTestId('delta')).toBeNull();
  });

  test('the header explains the axis that all bars share', () => {
    renderPart(panel([early]));
    expect(screen.getByTestId('er-axis')).toHaveTextContent(/0.*so far.*true.*predicted.*8\.0 %/);
  });

  test('without a prediction there is a dash', () => {
    renderPart(panel([sampleVariant('none', { predictedEr: null })]));
    expect(row('none').getByTestId('predicted-er')).toHaveTextContent('–');
    expect(row('none').getByTestId('delta')).toHaveTextContent('–');
    expect(document.body).not.toHaveTextContent('NaN');
  });

  test('numbers of any size fit', () => {
    renderPart(panel([sampleVariant('huge', { views: Number.MAX_SAFE_INTEGER })]));
    expect(row('huge').getByTestId('views')).toHaveTextContent('9007.2T');
  });
});

describe('the grid is one Tab stop', () => {
  beforeEach(() => {
    renderPart(panel([sampleVariant('old'), sampleVariant('new', { postedAt: posted(9) })]));
  });

  const active = () =>
    document.getElementById(screen.getByRole('grid').getAttribute('aria-activedescendant') ?? '');

  test('arrow keys go from cell to cell, Enter opens, Escape leaves', async () => {
    const grid = screen.getByRole('grid');
    grid.focus();
    expect(active()?.closest('tr')).toHaveAttribute('data-variant-id', 'new');
    await userEvent.keyboard('{ArrowDown}{ArrowRight}');
    expect(active()?.closest('tr')).toHaveAttribute('data-variant-id', 'old');
    expect(active()).toHaveTextContent('4.00 %');
    await userEvent.keyboard('{Enter}');
    expect(opened).toHaveBeenCalledWith('old');
    await userEvent.keyboard('{Escape}');
    expect(grid).not.toHaveFocus();
  });

  test('Enter on a heading sorts', async () => {
    screen.getByRole('grid').focus();
    await userEvent.keyboard('{ArrowUp}{ArrowRight}{ArrowRight}{ArrowRight}{Enter}');
    expect(screen.getByRole('columnheader', { name: 'Views' })).toHaveAttribute(
      'aria-sort',
      'descending',
    );
  });

  test('nothing else in it is a Tab stop', () => {
    const grid = screen.getByRole('grid');
    expect(
      within(grid)
        .getAllByRole('button')
        .every((button) => button.tabIndex === -1),
    ).toBe(true);
  });
});

describe('what has ended', () => {
  const ended = (id: string) => activeVariant(id, { status: 'killed', verdict: null });

  test('is listed page by page', async () => {
    service.on('/api/variants/ava', { variants: [ended('past')], next_cursor: 'C' });
    renderPart(panel([sampleVariant('running')]));
    await userEvent.click(screen.getByRole('radio', { name: 'Ended' }));
    expect(await screen.findByText('Content of past')).toBeVisible();
    expect(rows()).toEqual(['past']);

    service.on('/api/variants/ava', { variants: [ended('older')], next_cursor: null });
    await userEvent.click(screen.getByRole('button', { name: 'Show earlier ones' }));
    expect(await screen.findByText('Content of older')).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Show earlier ones' })).toBeNull();
  });

  test('is said to be nothing where it is nothing, and to be missing where it is missing', async () => {
    service.on('/api/variants/ava', { variants: [], next_cursor: null });
    renderPart(panel([sampleVariant('running')]));
    await userEvent.click(screen.getByRole('radio', { name: 'Ended' }));
    expect(await screen.findByText('Nothing has ended yet')).toBeVisible();
  });
});

test('columns and density are chosen, and kept in this browser', async () => {
  localStorage.clear();
  const { unmount } = renderPart(panel([sampleVariant('one', { pattern: 'how_to' })]));
  expect(screen.queryByRole('columnheader', { name: 'Pattern' })).toBeNull();
  await userEvent.click(screen.getByLabelText('Pattern'));
  await userEvent.click(screen.getByLabelText('P(best)'));
  await userEvent.click(screen.getByLabelText('Compact'));
  unmount();
  renderPart(panel([sampleVariant('one', { pattern: 'how_to' })]));
  expect(screen.getByRole('columnheader', { name: 'Pattern' })).toBeVisible();
  expect(screen.queryByRole('columnheader', { name: 'P(best)' })).toBeNull();
  expect(screen.getByRole('grid')).toHaveAttribute('data-dense');
  localStorage.clear();
});

test('paper gets every row', () => {
  const many = Array.from({ length: 200 }, (_, index) => sampleVariant(`v${index}`));
  renderPart(panel(many));
  expect(rows().length).toBeLessThan(60);
  fireEvent(window, new Event('beforeprint'));
  expect(rows()).toHaveLength(200);
  fireEvent(window, new Event('afterprint'));
  expect(rows().length).toBeLessThan(60);
});

test('the chart shows the most viewed, or what is pinned', async () => {
  renderPart(panel([sampleVariant('few', { views: 10 }), sampleVariant('many', { views: 900 })]));
  const chart = within(screen.getByTestId('chart'));
  expect(chart.getAllByRole('listitem').map((line) => line.textContent)).toEqual([
    'Content of many4.00\u00a0%',
    'Content of few4.00\u00a0%',
  ]);
  screen.getByRole('grid').focus();
  await userEvent.keyboard('{End}p');
  expect(chart.getAllByRole('listitem')).toHaveLength(1);
  expect(chart.getByRole('button', { name: /Take .* out of the chart/ })).toBeVisible();
});

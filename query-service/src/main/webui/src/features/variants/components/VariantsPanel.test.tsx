import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, fireEvent, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { undecided, type Variant } from '@/lib/model/variant';
import { renderPart } from '@/testing/renderPart';
import { sampleVariant } from '../testing/sampleVariant';
import { VariantsPanel } from './VariantsPanel';

function panel(variants: readonly Variant[]) {
  return (
    <QueryClientProvider client={new QueryClient()}>
      <VariantsPanel
        persona="ava"
        variants={new Map(variants.map((variant) => [variant.id, variant]))}
        activeInTotal={variants.length}
        narrow={false}
      />
    </QueryClientProvider>
  );
}

const rows = () => screen.getAllByTestId('variant').map((row) => row.dataset.variantId);
const row = (id: string) => {
  const found = screen.getAllByTestId('variant').find(({ dataset }) => dataset.variantId === id);
  return within(found ?? document.body);
};
const posted = (hour: number) => `2026-01-31T0${hour}:00:00Z`;

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
    expect(screen.getByRole('dialog', { name: 'old' })).toBeVisible();
    grid.focus();
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

describe('rows hold still', () => {
  const first = sampleVariant('first', { postedAt: posted(9), views: 900 });
  const second = sampleVariant('second', { views: 100 });

  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  function byViews(): ReturnType<typeof renderPart> {
    const part = renderPart(panel([first, second]));
    fireEvent.click(screen.getByRole('button', { name: 'Views' }));
    return part;
  }

  test('while the pointer is inside, and values go on', () => {
    const { rerender } = byViews();
    fireEvent.pointerOver(screen.getByRole('grid'));
    const overtaking = { ...second, views: 5_000 };
    const added = sampleVariant('added', { views: 10 });
    rerender(panel([first, overtaking, added]));
    expect(rows()).toEqual(['first', 'second']);
    expect(row('second').getByTestId('views')).toHaveTextContent('5,000');
    expect(screen.getByTestId('order-chip')).toHaveTextContent('1 moved, 1 new · apply (R)');
    fireEvent.click(screen.getByTestId('order-chip'));
    expect(rows()).toEqual(['second', 'first', 'added']);
    expect(screen.queryByTestId('order-chip')).toBeNull();
  });

  test('until R is pressed, or a second after the pointer has left', () => {
    const { rerender } = byViews();
    fireEvent.pointerOver(screen.getByRole('grid'));
    rerender(panel([first, { ...second, views: 5_000 }]));
    fireEvent.keyDown(document.body, { key: 'r' });
    expect(rows()).toEqual(['second', 'first']);

    rerender(
      panel([
        { ...first, views: 9_000 },
        { ...second, views: 5_000 },
      ]),
    );
    fireEvent.pointerOut(screen.getByRole('grid'));
    expect(rows()).toEqual(['second', 'first']);
    act(() => {
      vi.advanceTimersByTime(1_000);
    });
    expect(rows()).toEqual(['first', 'second']);
  });

  test('a killed post stays, struck through, until applied', () => {
    const { rerender } = byViews();
    fireEvent.click(screen.getByRole('radio', { name: 'Active' }));
    fireEvent.pointerOver(screen.getByRole('grid'));
    rerender(panel([{ ...first, status: 'killed' }, second]));
    expect(rows()).toEqual(['first', 'second']);
    expect(row('first').getByTestId('variant-status')).toHaveTextContent('Killed');
    fireEvent.click(screen.getByTestId('order-chip'));
    expect(rows()).toEqual(['second']);
  });

  test('but another order that is asked for comes at once', () => {
    byViews();
    fireEvent.pointerOver(screen.getByRole('grid'));
    fireEvent.click(screen.getByRole('button', { name: 'Views' }));
    expect(rows()).toEqual(['second', 'first']);
  });
});

import { act, fireEvent, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { FakeService } from '@/testing/FakeService';
import { renderPart } from '@/testing/renderPart';
import { forgetAnswers, panel, row, rows } from '../testing/panel';
import { sampleVariant } from '../testing/sampleVariant';

const posted = (hour: number) => `2026-01-31T0${hour}:00:00Z`;

beforeEach(() => {
  forgetAnswers();
  new FakeService().install();
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

import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { renderPart } from '@/testing/renderPart';
import { ClampedText } from './ClampedText';
import { PlainText } from './PlainText';

const markup = '<img src=x onerror="alert(1)"> &amp; <b>bold</b>';

test('markup is shown as text', () => {
  const { container } = renderPart(<PlainText text={markup} lines={2} />);
  expect(screen.getByText(markup)).toBeInTheDocument();
  expect(container.querySelector('img, b')).toBeNull();
});

test('each text has the direction of its own script', () => {
  renderPart(<PlainText text="مرحبا" />);
  expect(screen.getByText('مرحبا')).toHaveAttribute('dir', 'auto');
});

test('a preview is short, and never ends in half a character', () => {
  renderPart(<PlainText text={`${'a'.repeat(399)}😀${'b'.repeat(10_000)}`} lines={3} />);
  expect(screen.getByText(/^a+…$/)).toHaveTextContent(`${'a'.repeat(399)}…`);
});

test('the whole of a long text is one click away', async () => {
  vi.spyOn(Element.prototype, 'scrollHeight', 'get').mockReturnValue(500);
  const text = 'word '.repeat(2000).trim();
  renderPart(<ClampedText text={text} lines={3} />);
  expect(screen.queryByText(text)).toBeNull();
  await userEvent.click(screen.getByRole('button', { name: 'Show all' }));
  expect(screen.getByText(text)).toBeInTheDocument();
  await userEvent.click(screen.getByRole('button', { name: 'Show less' }));
  expect(screen.queryByText(text)).toBeNull();
});

test('a text that fits needs no button', () => {
  renderPart(<ClampedText text="short" lines={3} />);
  expect(screen.queryByRole('button')).toBeNull();
});

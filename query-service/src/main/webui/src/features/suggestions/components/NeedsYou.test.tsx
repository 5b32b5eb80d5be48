import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test, vi } from 'vitest';
import type { Suggestion } from '@/lib/contract/metrics';
import { renderPart } from '@/testing/renderPart';
import { NeedsYou } from './NeedsYou';

const suggestion = (id: string): Suggestion => ({
  suggestion_id: id,
  type: 'early_kill_candidate',
  priority: 'high',
  title: `Stop ${id}`,
  description: 'It earned little.',
  action: 'Stop it.',
  why: 'It truly falls short.',
  variant_id: id,
  pattern: null,
  evidence: { views: 1000, actual_er: 0.012 },
});
const showRows = vi.fn();
const four = ['v1', 'v2', 'v3', 'v4'].map(suggestion);
const titles = () => screen.getAllByText(/^Stop v/).map((title) => title.textContent);

function part(suggestions: readonly Suggestion[]) {
  return <NeedsYou persona="ava" suggestions={suggestions} onShowRows={showRows} />;
}

beforeEach(() => {
  localStorage.clear();
});

test('shows three with why, evidence and action, and says that there are more', () => {
  renderPart(part(four));
  expect(titles()).toEqual(['Stop v1', 'Stop v2', 'Stop v3']);
  const first = within(screen.getAllByTestId('suggestion')[0] ?? document.body);
  expect(first.getByTestId('suggestion-why')).toHaveTextContent('It truly falls short.');
  expect(first.getByText('1.20 %')).toBeVisible();
  expect(first.getByTestId('suggestion-action')).toHaveTextContent('Stop it.');
  expect(screen.getByText('1 more when these are done')).toBeVisible();
});

test('what is done or snoozed stays away in this browser, and can be brought back', async () => {
  const { unmount } = renderPart(part(four));
  await userEvent.click(screen.getAllByRole('button', { name: 'Done' })[0] ?? document.body);
  await userEvent.click(screen.getAllByRole('button', { name: 'Snooze 1 h' })[0] ?? document.body);
  expect(titles()).toEqual(['Stop v3', 'Stop v4']);
  unmount();
  renderPart(part(four));
  expect(titles()).toEqual(['Stop v3', 'Stop v4']);
  await userEvent.click(screen.getByRole('button', { name: 'Show 2 put aside' }));
  expect(titles()).toEqual(['Stop v1', 'Stop v2', 'Stop v3']);
});

test('leads to the rows that it is about', async () => {
  renderPart(part(four));
  await userEvent.click(screen.getAllByRole('button', { name: 'Show rows' })[1] ?? document.body);
  expect(showRows).toHaveBeenCalledWith('v2');
});

test('says so where nothing needs anybody', () => {
  renderPart(part([]));
  expect(screen.getByText('Nothing needs you right now')).toBeVisible();
});

test('keeps working where the browser keeps nothing', async () => {
  vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
    throw new DOMException('full', 'QuotaExceededError');
  });
  renderPart(part(four));
  await userEvent.click(screen.getAllByRole('button', { name: 'Done' })[0] ?? document.body);
  expect(titles()).toEqual(['Stop v2', 'Stop v3', 'Stop v4']);
});

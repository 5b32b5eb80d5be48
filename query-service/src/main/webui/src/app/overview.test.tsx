import { act, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test, vi } from 'vitest';
import { FakeService } from '@/testing/FakeService';
import { FakeSocket } from '@/testing/FakeSocket';
import { activeVariant, initialData, killed, metrics, persona, update } from '@/testing/samples';
import { App } from './App';
import { Providers } from './Providers';

let service: FakeService;

beforeEach(() => {
  localStorage.clear();
  FakeSocket.install();
  service = new FakeService().install().on('/api/metrics/ava', metrics([activeVariant('v1')]));
});

function open(address: string): void {
  window.history.replaceState(null, '', address);
  render(
    <Providers>
      <App />
    </Providers>,
  );
}

const order = () => screen.getAllByTestId('persona-tile').map(({ dataset }) => dataset.persona);

test('shows everybody, those first that need somebody, then favourites', async () => {
  const personas = [
    persona('ava', { kills_today: 3, newest_event_at: new Date().toISOString() }),
    persona('nova', { er: null, posterior: null, predicted_er: null }),
    persona('zoe', { health: 'critical', sparkline: [null, 0.04, 0.05] }),
  ];
  service.on('/api/personas', { personas, next_cursor: null });
  open('/');
  await screen.findAllByTestId('persona-tile');
  expect(order()).toEqual(['zoe', 'ava', 'nova']);
  const [, ava, nova] = screen.getAllByTestId('persona-tile').map((tile) => within(tile));
  expect(ava?.getByTestId('tile-er')).toHaveTextContent('4.00 %');
  expect(ava?.getByText('[3.5–4.5]')).toBeVisible();
  expect(ava?.getByTestId('tile-prediction')).toHaveTextContent('predicted 5.0 %');
  expect(ava?.getByTestId('tile-kills')).toHaveTextContent('3 killed today');
  expect(nova?.getByTestId('tile-er')).toHaveTextContent('–');

  await userEvent.click(screen.getByRole('button', { name: 'Favourite: nova' }));
  expect(order()).toEqual(['zoe', 'nova', 'ava']);
  await userEvent.type(screen.getByRole('textbox', { name: 'Filter personas' }), 'VA');
  expect(order()).toEqual(['nova', 'ava']);
});

test('a tile leads to its persona, and the name of the page back', async () => {
  service.on('/api/personas', { personas: [persona('ava')], next_cursor: null });
  open('/');
  await userEvent.click(await screen.findByRole('link', { name: 'ava' }));
  expect(window.location.pathname).toBe('/p/ava');
  expect(await screen.findByTestId('variant')).toBeVisible();
  await userEvent.click(screen.getByRole('link', { name: 'Variant dashboard' }));
  expect(window.location.pathname).toBe('/');
  expect(screen.getByTestId('persona-tile')).toBeVisible();
});

test('old addresses lead to the same page', async () => {
  open('/?persona=ava&sort=-views');
  expect(await screen.findByTestId('variant')).toBeVisible();
  expect(window.location.pathname + window.location.search).toBe('/p/ava?sort=-views');
  expect(screen.getByRole('columnheader', { name: 'Views' })).toHaveAttribute(
    'aria-sort',
    'descending',
  );
});

test('a kill that nobody saw is counted in the title until somebody looks', () => {
  open('/p/ava');
  act(() => {
    FakeSocket.latest().receive(initialData(metrics([activeVariant('v1')])));
  });
  const hidden = vi.spyOn(document, 'hidden', 'get').mockReturnValue(true);
  act(() => {
    FakeSocket.latest().receive(update(killed('v1')));
    FakeSocket.latest().receive({ type: 'stale', since: new Date().toISOString() });
  });
  expect(document.title).toMatch(/^\(1\) ava/);
  hidden.mockReturnValue(false);
  act(() => {
    document.dispatchEvent(new Event('visibilitychange'));
  });
  expect(document.title).toMatch(/^ava/);
});

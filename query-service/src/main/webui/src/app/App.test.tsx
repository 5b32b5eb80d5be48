import { act, fireEvent, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { FakeService } from '@/testing/FakeService';
import { FakeSocket } from '@/testing/FakeSocket';
import {
  activeVariant,
  counted,
  initialData,
  killed,
  metrics,
  noMetrics,
  persona,
  posted,
  update,
} from '@/testing/samples';
import { screen as display } from '@/testing/setup';
import { App } from './App';
import { Providers } from './Providers';

let service: FakeService;

beforeEach(() => {
  FakeSocket.install();
  service = new FakeService()
    .install()
    .on('/api/personas', { personas: [persona('ava'), persona('nova')], next_cursor: null })
    .on('/api/metrics/ava', noMetrics, 503);
});

function open(address: string): void {
  window.history.replaceState(null, '', address);
  render(
    <Providers>
      <App />
    </Providers>,
  );
}

function receive(message: unknown): void {
  act(() => {
    FakeSocket.latest().receive(message);
  });
}

/** What the page shows of a variant, as a row or a card. */
async function shown(id: string) {
  const all = await screen.findAllByTestId('variant');
  const element = all.find((candidate) => candidate.dataset.variantId === id);
  if (element) return within(element);
  throw new Error(`There is no variant ${id} on the page`);
}

describe('the dashboard of a persona', () => {
  beforeEach(() => {
    open('/?persona=ava');
    receive(initialData(metrics([activeVariant('v1'), activeVariant('v2')])));
  });

  test('changes its numbers without a reload', async () => {
    expect((await shown('v1')).getByTestId('actual-er')).toHaveTextContent('4.00 %');
    receive(update(counted('v1', 2500, 150)));
    expect(await screen.findByText('2,500')).toBeInTheDocument();
    expect((await shown('v1')).getByTestId('actual-er')).toHaveTextContent('6.00 %');
    const v1 = await shown('v1');
    expect(v1.getByTestId('views')).toHaveTextContent('2,500');
    expect(v1.getByTestId('verdict')).toHaveTextContent('Too early');
    expect(screen.getByTestId('total-views')).toHaveTextContent('3,500');
  });

  test('tells a kill in the feed, in the table, and to those who listen', async () => {
    receive(update(killed('v2', { kill_reason: 'Below half' })));
    expect(await within(screen.getByTestId('kills')).findByText('Below half')).toBeVisible();
    expect((await shown('v2')).getByTestId('variant-status')).toHaveTextContent('Killed');
    expect(screen.getByTestId('kills-today')).toHaveTextContent('1');
    expect(screen.getByTestId('announced-kill')).toHaveTextContent(/v2.* was killed: .*Below half/);
  });

  test('says when it has lost the connection, and keeps what it shows', async () => {
    expect(await screen.findByTestId('connection')).toHaveAttribute('data-state', 'live');
    vi.spyOn(Math, 'random').mockReturnValue(1);
    act(() => {
      FakeSocket.latest().lose();
    });
    expect(screen.getByTestId('connection')).toHaveTextContent(/Reconnecting in \d s/);
    expect(screen.getByRole('status')).toHaveTextContent('Connection lost');
    expect(screen.getAllByTestId('variant')).toHaveLength(2);
    fireEvent.click(screen.getByRole('button', { name: /Reconnect/ }));
    receive({ type: 'resumed', position: 'P0' });
    expect(screen.getByTestId('connection')).toHaveTextContent('Live');
  });

  test('counts what it cannot understand', async () => {
    receive('{broken');
    expect(await screen.findByText('1 ignored')).toBeVisible();
  });

  test('shows a variant without a post with dashes', async () => {
    const early = activeVariant('early', {
      content: null,
      predicted_er: null,
      posted_at: null,
      performance_vs_prediction: null,
    });
    receive(initialData(metrics([early])));
    const name = await screen.findByText('Its post has not arrived yet');
    const cells = within(name.closest('tr') ?? document.body);
    expect(cells.getByTestId('predicted-er')).toHaveTextContent('–');
    expect(cells.getByTestId('delta')).toHaveTextContent('–');
    expect(cells.getByTestId('time-active')).toHaveTextContent('–');
    expect(document.body).not.toHaveTextContent('NaN');
  });

  test('opens all that is known of a variant', async () => {
    await userEvent.click((await shown('v1')).getByTestId('variant-content'));
    const dialog = screen.getByRole('dialog', { name: 'v1' });
    expect(within(dialog).getByText('Content of v1')).toBeVisible();
    await userEvent.click(within(dialog).getByRole('button', { name: 'Close' }));
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  test('sorts by a column', async () => {
    receive(update(counted('v2', 9000, 9)));
    await screen.findByText('9,000');
    await userEvent.click(screen.getByRole('button', { name: 'Views' }));
    expect(screen.getByRole('columnheader', { name: 'Views' })).toHaveAttribute(
      'aria-sort',
      'descending',
    );
    expect(screen.getAllByTestId('variant').map((line) => line.dataset.variantId)).toEqual([
      'v2',
      'v1',
    ]);
  });
});

test('fetches the rest of a text of which lists hold the beginning', async () => {
  const long = activeVariant('long', { content: 'Once upon a', content_truncated: true });
  service.on('/api/variants/ava/long/detail', {
    ...long,
    content: 'Once upon a time',
    content_truncated: false,
  });
  open('/?persona=ava');
  receive(initialData(metrics([long])));
  await userEvent.click((await shown('long')).getByTestId('variant-content'));
  expect(await screen.findByText('Once upon a time')).toBeVisible();
});

test('somebody unknown has an empty dashboard, which fills by itself', async () => {
  service.on('/api/metrics/new one', metrics());
  open('/?persona=new+one');
  expect(await screen.findByText('No variants yet')).toBeVisible();
  receive(initialData(metrics()));
  receive(update(posted('first')));
  expect(await screen.findByText('Content of first', { selector: 'button *' })).toBeVisible();
});

test('REST shows the first numbers while there is no connection', async () => {
  service.on('/api/metrics/ava', metrics([activeVariant('v1')]));
  open('/?persona=ava');
  expect((await shown('v1')).getByTestId('views')).toHaveTextContent('1,000');
  expect(screen.getByTestId('connection')).toHaveTextContent('Connecting');
});

test('a failure is told in the words of the service, and can be retried', async () => {
  open('/?persona=ava');
  expect(screen.getByTestId('loading')).toBeVisible();
  expect(await screen.findByRole('alert')).toHaveTextContent(
    /Service Unavailable.*database is away/,
  );
  service.on('/api/metrics/ava', metrics([activeVariant('v1')]));
  await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
  expect(await shown('v1')).toBeTruthy();
});

test('an impossible persona is not asked for again and again', async () => {
  service.on('/api/metrics/ava', { title: 'Bad Request', status: 400, detail: 'too long' }, 400);
  open('/?persona=ava');
  expect(await screen.findByRole('alert')).toHaveTextContent('too long');
  expect(screen.queryByRole('button', { name: 'Try again' })).toBeNull();
  expect(FakeSocket.latest().readyState).toBe(FakeSocket.CLOSED);
});

test('a phone shows cards, and the rest from a bar below', async () => {
  display.narrow = true;
  open('/?persona=ava');
  receive(initialData(metrics([activeVariant('v1')])));
  expect((await shown('v1')).getByTestId('verdict')).toHaveTextContent('Too early');
  expect(screen.getByTestId('summary-line')).toHaveTextContent('1 active· 0 killed today');
  expect(screen.queryByRole('table')).toBeNull();
  receive(update(killed('v1', { kill_reason: 'Below half' })));
  expect(await screen.findByTestId('kill-band')).toHaveTextContent('Below half');
  await userEvent.click(screen.getByRole('button', { name: /Kills/ }));
  expect(window.location.search).toBe('?tab=kills');
  expect(await within(screen.getByTestId('kills')).findByText('Below half')).toBeVisible();
});

import { act, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { FakeService } from '@/testing/FakeService';
import { FakeSocket } from '@/testing/FakeSocket';
import { activeVariant, initialData, metrics, noMetrics, persona } from '@/testing/samples';
import { App } from './App';
import { Providers } from './Providers';

function open(address: string): FakeService {
  FakeSocket.install();
  const service = new FakeService()
    .install()
    .on('/api/personas', { personas: [persona('ava'), persona('nova')], next_cursor: null })
    .on('/api/metrics/ava', noMetrics, 503)
    .on('/api/metrics/nova', metrics());
  window.history.replaceState(null, '', address);
  render(
    <Providers>
      <App />
    </Providers>,
  );
  return service;
}

test('another persona can be chosen, and the way back leads back', async () => {
  open('/?persona=ava');
  const picker = await screen.findByRole('combobox', { name: 'Persona' });
  await userEvent.click(picker);
  await userEvent.click(await screen.findByText('nova'));
  expect(window.location.pathname).toBe('/p/nova');
  expect(FakeSocket.latest().url.pathname).toBe('/dashboard/ws/nova');
  await userEvent.keyboard('{Control>}k{/Control}');
  expect(picker).toHaveFocus();
  expect(picker).toHaveValue('');
  await userEvent.keyboard('somebody new{Enter}');
  expect(window.location.pathname).toBe('/p/somebody%20new');
  act(() => {
    window.history.back();
  });
  await waitFor(() => {
    expect(FakeSocket.latest().url.pathname).toBe('/dashboard/ws/nova');
  });
});

test('the way back shows what was there, and goes on behind it', async () => {
  open('/?persona=ava');
  act(() => {
    FakeSocket.latest().receive(initialData(metrics([activeVariant('v1')])));
  });
  await userEvent.click(await screen.findByRole('combobox', { name: 'Persona' }));
  await userEvent.click(await screen.findByText('nova'));
  expect(screen.queryByTestId('variant')).toBeNull();
  act(() => {
    window.history.back();
  });
  await waitFor(() => {
    expect(FakeSocket.latest().url.href).toMatch(/\/ava\?position=P0$/);
  });
  expect(screen.queryByTestId('loading')).toBeNull();
  expect(screen.getByTestId('variant')).toBeVisible();
});

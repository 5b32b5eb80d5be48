import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import { PlainPersonaInput } from './PlainPersonaInput';

it('picks the persona that is typed', async () => {
  const onPick = vi.fn();
  render(<PlainPersonaInput persona="ava" onPick={onPick} />);
  const input = screen.getByRole('textbox', { name: 'Persona' });

  await userEvent.clear(input);
  await userEvent.type(input, 'nova{Enter}');

  expect(onPick).toHaveBeenCalledExactlyOnceWith('nova');
});

it('picks nothing when nothing is typed', async () => {
  const onPick = vi.fn();
  render(<PlainPersonaInput persona={null} onPick={onPick} />);

  await userEvent.type(screen.getByRole('textbox', { name: 'Persona' }), '  {Enter}');

  expect(onPick).not.toHaveBeenCalled();
});

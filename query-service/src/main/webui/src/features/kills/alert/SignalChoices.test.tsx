import { screen } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { renderPart } from '@/testing/renderPart';
import { SignalChoices } from './SignalChoices';

test('the browser is not asked with each frame whether it would notify', async () => {
  let asked = 0;
  vi.stubGlobal('Notification', {
    get permission() {
      asked += 1;
      return 'denied';
    },
  });
  const { rerender } = renderPart(<SignalChoices />);
  const button = screen.getByRole('button', { name: 'Notify me of kills' });
  await vi.waitFor(() => {
    expect(button).toBeDisabled();
  });
  const before = asked;
  for (let frame = 0; frame < 20; frame++) {
    rerender(<SignalChoices />);
  }
  expect(asked).toBe(before);
});

import { expect, test, vi } from 'vitest';
import { renderPart } from '@/testing/renderPart';
import { LiveValue } from './LiveValue';

test('flashes by opacity when it changes, and at most once in two seconds', () => {
  const animate = vi.spyOn(HTMLElement.prototype, 'animate');
  let now = 10_000;
  vi.spyOn(performance, 'now').mockImplementation(() => now);

  const { rerender } = renderPart(<LiveValue text="1" />);
  expect(animate).not.toHaveBeenCalled();

  rerender(<LiveValue text="2" />);
  expect(animate).toHaveBeenCalledTimes(1);
  expect(animate.mock.calls[0]?.[0]).toEqual([{ opacity: 0.65 }, { opacity: 1 }]);

  now += 1_900;
  rerender(<LiveValue text="3" />);
  expect(animate).toHaveBeenCalledTimes(1);

  now += 200;
  rerender(<LiveValue text="4" />);
  expect(animate).toHaveBeenCalledTimes(2);
});

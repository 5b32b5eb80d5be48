import { afterEach, expect, test, vi } from 'vitest';
import { Access } from './access';
import { Refusals, refusals } from './refusals';

afterEach(() => {
  refusals.clear();
});

test('what was refused stays so over a reload of the tab', () => {
  refusals.add('dead-letters');
  const reloaded = new Refusals();
  expect(reloaded.has('dead-letters')).toBe(true);
  expect(reloaded.has('kills')).toBe(false);
});

test.each(['signIn', 'signOut'] as const)('but not for whoever is next: %s', async (change) => {
  refusals.add('dead-letters');
  await new Access(() => Promise.resolve(null))[change]();
  expect(refusals.has('dead-letters')).toBe(false);
  expect(new Refusals().has('dead-letters')).toBe(false);
});

test('works where storage is blocked', () => {
  vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
    throw new DOMException('blocked', 'SecurityError');
  });
  refusals.add('dead-letters');
  expect(refusals.has('dead-letters')).toBe(true);
});

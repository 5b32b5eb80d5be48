import { expect, test } from 'vitest';
import { describeChanges, noChanges, orderChanges } from './orderChanges';

const order = (ids: string) => ids.split('');

test('counts the fewest rows that have to move', () => {
  expect(orderChanges(order('abcd'), order('abcd'))).toEqual(noChanges);
  expect(orderChanges(order('abcd'), order('dabc')).moved).toBe(1);
  expect(orderChanges(order('abcd'), order('dcba')).moved).toBe(3);
});

test('counts what is new and what is gone', () => {
  expect(orderChanges(order('abc'), order('xbca'))).toEqual({ moved: 1, added: 1, gone: 0 });
  expect(orderChanges(order('abc'), order('ac'))).toEqual({ moved: 0, added: 0, gone: 1 });
});

test('says so in words', () => {
  expect(describeChanges(noChanges)).toBeNull();
  expect(describeChanges({ moved: 3, added: 1, gone: 0 })).toBe('3 moved, 1 new');
  expect(describeChanges({ moved: 0, added: 0, gone: 2 })).toBe('2 gone');
});

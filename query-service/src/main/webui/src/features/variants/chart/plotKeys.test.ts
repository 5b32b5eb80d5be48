import { expect, test } from 'vitest';
import { destination, zoomedBy } from './plotKeys';

test('the first arrow begins at the newest point, and none leads beyond the ends', () => {
  expect(destination('ArrowLeft', null, 20)).toBe(19);
  expect(destination('ArrowRight', null, 20)).toBe(19);
  expect(destination('ArrowLeft', 0, 20)).toBe(0);
  expect(destination('PageDown', 15, 20)).toBe(5);
  expect(destination('Home', 15, 20)).toBe(0);
  expect(destination('a', 15, 20)).toBeNull();
  expect(destination('ArrowLeft', null, 0)).toBeNull();
});

test('plus halves the stretch, minus doubles it, down to five minutes', () => {
  expect(zoomedBy('+', { from: 0, to: 3_600 }, 1_800)).toEqual({ from: 900, to: 2_700 });
  expect(zoomedBy('-', { from: 900, to: 2_700 }, 1_800)).toEqual({ from: 0, to: 3_600 });
  expect(zoomedBy('+', { from: 0, to: 300 }, 0)).toEqual({ from: 0, to: 300 });
  expect(zoomedBy('x', { from: 0, to: 300 }, 0)).toBeNull();
});

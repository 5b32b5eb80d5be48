import { describe, expect, test } from 'vitest';
import { compareInstants, supersedes } from './version';

describe('instants', () => {
  test.each([
    ['2026-01-31T09:59:58Z', '2026-01-31T09:59:58.000001Z', -1],
    ['2026-01-31T09:59:58.123456Z', '2026-01-31T09:59:58.123457Z', -1],
    ['2026-01-31T09:59:58.2Z', '2026-01-31T09:59:58.123457Z', 1],
    ['2026-01-31T09:59:58.5Z', '2026-01-31T09:59:58.500000Z', 0],
    ['2026-01-31T10:00:00Z', '2026-01-31T09:59:59.999999Z', 1],
  ])('%s against %s is %i', (a, b, order) => {
    expect(compareInstants(a, b)).toBe(order);
    expect(compareInstants(b, a)).toBe(0 - order);
  });
});

describe('a state replaces another', () => {
  const noon = { at: '2026-01-31T12:00:00Z', identity: 'b' };

  test('where there was none', () => {
    expect(supersedes(noon, null)).toBe(true);
  });

  test('if it is of the same time and has the greater identity', () => {
    expect(supersedes({ ...noon, identity: 'c' }, noon)).toBe(true);
    expect(supersedes({ ...noon, identity: 'a' }, noon)).toBe(false);
  });

  test('but not if it is the same, or nobody knows', () => {
    expect(supersedes(noon, noon)).toBe(false);
    expect(supersedes(noon, { ...noon, identity: null })).toBe(false);
  });
});

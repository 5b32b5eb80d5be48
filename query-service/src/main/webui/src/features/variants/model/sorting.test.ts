import { expect, test } from 'vitest';
import type { Variant } from '@/lib/model/variant';
import { sampleVariant as variant } from '../testing/sampleVariant';
import { filterVariants } from './filter';
import { scaleOf } from './scale';
import { columns } from './columns';
import { initialSorting, readSorting, sortBy, sortVariants, writeSorting } from './sorting';

const ids = (variants: readonly Variant[]) => variants.map(({ id }) => id).join(' ');

test('the newest post comes first, unknown ones last', () => {
  const variants = [
    variant('old', { postedAt: '2026-01-30T08:00:00Z' }),
    variant('unknown', { postedAt: null }),
    variant('new', { postedAt: '2026-01-31T09:00:00Z' }),
  ];
  expect(ids(sortVariants(variants, initialSorting))).toBe('new old unknown');
});

test('what is not known comes last, whichever way one sorts', () => {
  const variants = [
    variant('none', { predictedEr: null }),
    variant('low', { actualEr: 0.01 }),
    variant('high', { actualEr: 0.09 }),
  ];
  const order = (descending: boolean) =>
    ids(sortVariants(variants, { column: 'delta', descending }));
  expect(order(true)).toBe('high low none');
  expect(order(false)).toBe('low high none');
});

test('equal ones keep an order, numbers in ids counted as numbers', () => {
  const variants = ['v10', 'v9', 'v1'].map((id) => variant(id));
  const views = { column: 'views', descending: true } as const;
  expect(ids(sortVariants(variants, views))).toBe('v1 v9 v10');
});

test('a column starts with what people want to see, and turns around', () => {
  const once = sortBy(initialSorting, 'delta');
  expect(once).toEqual({ column: 'delta', descending: true });
  expect(sortBy(once, 'delta')).toEqual({ column: 'delta', descending: false });
});

test('a filter finds words in content, pattern and id', () => {
  const variants = [
    variant('a', { content: 'Grüße aus Berlin' }),
    variant('b', { pattern: 'social_proof' }),
    variant('GRÜNE', { content: null, status: 'killed' }),
  ];
  expect(ids(filterVariants(variants, { text: ' grü ', life: 'all' }))).toBe('a GRÜNE');
  expect(ids(filterVariants(variants, { text: 'PROOF', life: 'all' }))).toBe('b');
  expect(ids(filterVariants(variants, { text: '', life: 'ended' }))).toBe('GRÜNE');
  expect(ids(filterVariants(variants, { text: '', life: 'active' }))).toBe('a b');
});

test('bars follow the predictions, not one lucky variant', () => {
  const lucky = variant('lucky', { actualEr: 1, views: 1 });
  expect(scaleOf([variant('a'), lucky])).toBe(0.08);
  expect(scaleOf([{ ...lucky, predictedEr: null }])).toBe(1);
  expect(scaleOf([])).toBe(0);
  expect(scaleOf([variant('odd', { predictedEr: 0.0431 })])).toBe(0.08);
  expect(scaleOf([variant('sure', { predictedEr: 1 })])).toBe(1);
});

test('the order can be named in an address', () => {
  for (const { id } of columns) {
    for (const descending of [true, false]) {
      expect(readSorting(writeSorting({ column: id, descending }))).toEqual({
        column: id,
        descending,
      });
    }
  }
  expect(writeSorting(initialSorting)).toBeUndefined();
  expect(readSorting('-nonsense')).toEqual(initialSorting);
});

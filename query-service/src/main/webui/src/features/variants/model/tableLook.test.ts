import { expect, test } from 'vitest';
import { shownColumns, toggledColumn } from './tableLook';

const ids = (chosen: unknown) => shownColumns(chosen).map(({ id }) => id);

test('begins without the optional ones, also where nothing readable was kept', () => {
  expect(ids(undefined)).not.toContain('predicted');
  expect(ids(undefined)).toHaveLength(8);
  expect(ids('rubbish')).toEqual(ids(undefined));
});

test('shows what was chosen in the order of the table, and the post always', () => {
  expect(ids(['id', 'predicted', 'unknown'])).toEqual(['content', 'predicted', 'id']);
  expect(ids([])).toEqual(['content']);
});

test('a column is switched on and off', () => {
  const withPattern = toggledColumn(shownColumns(undefined), 'pattern');
  expect(ids(withPattern)).toContain('pattern');
  expect(ids(toggledColumn(shownColumns(withPattern), 'pattern'))).toEqual(ids(undefined));
});

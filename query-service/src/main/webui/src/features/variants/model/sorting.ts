import type { Variant } from '@/lib/model/variant';
import { type Column, type ColumnId, columns } from './columns';

export interface Sorting {
  readonly column: ColumnId;
  readonly descending: boolean;
}

/** Newest post first, as the service lists them. */
export const initialSorting: Sorting = { column: 'age', descending: false };

/** `views`, or `-views` where the order is descending; nothing for the order that a page begins with. */
export function writeSorting({ column, descending }: Sorting): string | undefined {
  return column === initialSorting.column && descending === initialSorting.descending
    ? undefined
    : (descending ? '-' : '') + column;
}

/** Reads what {@link writeSorting} wrote; whatever names no column is the order that a page begins with. */
export function readSorting(text: string | undefined): Sorting {
  const descending = text?.startsWith('-') ?? false;
  const named = descending ? text?.slice(1) : text;
  const column = columns.find(({ id }) => id === named);
  return column === undefined ? initialSorting : { column: column.id, descending };
}

const collator = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

/** Choosing the column again turns the order around. */
export function sortBy(current: Sorting, id: ColumnId): Sorting {
  return current.column === id
    ? { column: id, descending: !current.descending }
    : { column: id, descending: columnOf(id).startsDescending };
}

/** Equal ones keep an order of their own, so that rows do not dance while numbers change. */
export function sortVariants(variants: readonly Variant[], sorting: Sorting): readonly Variant[] {
  const { valueOf } = columnOf(sorting.column);
  const direction = sorting.descending ? -1 : 1;
  return variants.toSorted((a, b) => {
    const order = compare(valueOf(a), valueOf(b), direction);
    return order === 0 ? collator.compare(a.id, b.id) : order;
  });
}

function columnOf(id: ColumnId): Column {
  const column = columns.find((candidate) => candidate.id === id);
  if (column === undefined) {
    throw new Error(`There is no column ${id}`);
  }
  return column;
}

function compare(a: number | string | null, b: number | string | null, direction: 1 | -1): number {
  if (a === null || b === null) {
    return Number(a === null) - Number(b === null);
  }
  if (typeof a === 'string' || typeof b === 'string') {
    return direction * collator.compare(String(a), String(b));
  }
  return direction * (a - b);
}

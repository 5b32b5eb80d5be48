import { useLocalStorage } from '@mantine/hooks';
import { useMemo } from 'react';
import { type Column, type ColumnId, columns } from './columns';

interface StoredLook {
  readonly columns?: unknown;
  readonly dense?: unknown;
}

export interface TableLook {
  readonly columns: readonly Column[];
  /** One line a row. */
  readonly dense: boolean;
  readonly toggle: (column: ColumnId) => void;
  readonly setDense: (dense: boolean) => void;
}

/** How this browser likes its table. */
export function useTableLook(): TableLook {
  const [stored, store] = useLocalStorage<StoredLook | null>({
    key: 'variant-dash-table',
    defaultValue: {},
    getInitialValueInEffect: false,
  });
  const shown = useMemo(() => shownColumns(stored?.columns), [stored?.columns]);
  return {
    columns: shown,
    dense: stored?.dense === true,
    toggle: (column) => {
      store({ ...stored, columns: toggledColumn(shown, column) });
    },
    setDense: (dense) => {
      store({ ...stored, dense });
    },
  };
}

/** Those that were chosen, in the order of the table; those it begins with where nothing readable was kept. */
export function shownColumns(chosen: unknown): readonly Column[] {
  return columns.filter(({ id, optional }) =>
    id === 'content' ? true : Array.isArray(chosen) ? chosen.includes(id) : !optional,
  );
}

export function toggledColumn(shown: readonly Column[], column: ColumnId): readonly ColumnId[] {
  const ids = shown.map(({ id }) => id);
  return ids.includes(column) ? ids.filter((id) => id !== column) : [...ids, column];
}

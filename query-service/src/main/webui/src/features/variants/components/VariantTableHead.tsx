import { ArrowDownIcon, ArrowUpIcon } from '@/components/ui/icons';
import { type Column, type ColumnId, columns } from '../model/columns';
import type { Sorting } from '../model/sorting';
import classes from './VariantTable.module.css';

interface VariantTableHeadProps {
  readonly sorting: Sorting;
  readonly onSort: (column: ColumnId) => void;
}

export function VariantTableHead({ sorting, onSort }: VariantTableHeadProps) {
  return (
    <thead>
      <tr aria-rowindex={1}>
        {columns.map((column) => (
          <HeaderCell key={column.id} column={column} sorting={sorting} onSort={onSort} />
        ))}
      </tr>
    </thead>
  );
}

function HeaderCell({
  column,
  sorting,
  onSort,
}: VariantTableHeadProps & { readonly column: Column }) {
  const sorted = sorting.column === column.id;
  return (
    <th
      scope="col"
      className={classes.head}
      data-column={column.id}
      data-numeric={column.numeric || undefined}
      aria-sort={sorted ? (sorting.descending ? 'descending' : 'ascending') : 'none'}
    >
      <button
        type="button"
        className={classes.sort}
        data-sorted={sorted || undefined}
        onClick={() => {
          onSort(column.id);
        }}
      >
        {column.title}
        <span className={classes.arrow}>
          {sorted && sorting.descending ? <ArrowDownIcon size={11} /> : <ArrowUpIcon size={11} />}
        </span>
      </button>
    </th>
  );
}

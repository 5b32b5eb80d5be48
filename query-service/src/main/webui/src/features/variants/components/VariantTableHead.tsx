import { ArrowDownIcon, ArrowUpIcon } from '@/components/ui/icons';
import type { Column, ColumnId } from '../model/columns';
import type { Sorting } from '../model/sorting';
import { ErAxis } from './ErAxis';
import classes from './VariantTable.module.css';

interface VariantTableHeadProps {
  readonly columns: readonly Column[];
  readonly sorting: Sorting;
  readonly scale: number;
  readonly cellId: (row: number, column: number) => string;
  readonly activeColumn: number | null;
  readonly onSort: (column: ColumnId) => void;
}

export function VariantTableHead(props: VariantTableHeadProps) {
  return (
    <thead>
      <tr aria-rowindex={1}>
        {props.columns.map((column, index) => (
          <HeaderCell
            key={column.id}
            {...props}
            id={props.cellId(-1, index)}
            active={index === props.activeColumn}
            column={column}
          />
        ))}
      </tr>
    </thead>
  );
}

interface HeaderCellProps extends Pick<VariantTableHeadProps, 'sorting' | 'scale' | 'onSort'> {
  readonly id: string;
  readonly active: boolean;
  readonly column: Column;
}

function HeaderCell({ id, active, column, sorting, scale, onSort }: HeaderCellProps) {
  const sorted = sorting.column === column.id;
  return (
    <th
      id={id}
      scope="col"
      className={classes.head}
      data-active={active || undefined}
      data-column={column.id}
      data-title={column.title}
      data-numeric={column.numeric || undefined}
      title={column.explanation}
      aria-sort={sorted ? (sorting.descending ? 'descending' : 'ascending') : 'none'}
    >
      <button
        type="button"
        className={classes.sort}
        tabIndex={-1}
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
      {column.id === 'actual' && <ErAxis scale={scale} />}
    </th>
  );
}

import { NativeSelect, SegmentedControl, TextInput } from '@mantine/core';
import { SearchIcon } from '@/components/ui/icons';
import { columns } from '../model/columns';
import type { Filter, Life } from '../model/filter';
import type { Sorting } from '../model/sorting';
import classes from './VariantControls.module.css';

interface VariantControlsProps {
  readonly filter: Filter;
  readonly onFilter: (filter: Filter) => void;
  /** Null where the list has column heads to sort by. */
  readonly sorting: Sorting | null;
  readonly onSorting: (sorting: Sorting) => void;
}

const lives: { value: Life; label: string }[] = [
  { value: 'all', label: 'All' },
  { value: 'active', label: 'Active' },
  { value: 'ended', label: 'Ended' },
];

/** Each order under a name of its own: a small screen has no column heads. */
const orders: { label: string; sorting: Sorting }[] = columns
  .filter(({ id }) => id !== 'content')
  .map(({ id, title, startsDescending }) => ({
    label: id === 'age' ? 'Newest first' : `By ${title.toLowerCase()}`,
    sorting: { column: id, descending: startsDescending },
  }));

export function VariantControls({ filter, onFilter, sorting, onSorting }: VariantControlsProps) {
  return (
    <>
      {sorting !== null && (
        <NativeSelect
          size="xs"
          className={classes.order}
          aria-label="Order of variants"
          value={sorting.column}
          data={orders.map(({ label, sorting: { column } }) => ({ value: column, label }))}
          onChange={(event) => {
            const chosen = orders.find((order) => order.sorting.column === event.target.value);
            if (chosen) {
              onSorting(chosen.sorting);
            }
          }}
        />
      )}
      <TextInput
        size="xs"
        className={classes.search}
        type="search"
        aria-label="Filter variants"
        placeholder="Filter"
        leftSection={<SearchIcon size={14} />}
        value={filter.text}
        onChange={(event) => {
          onFilter({ ...filter, text: event.target.value });
        }}
      />
      <SegmentedControl
        size="xs"
        aria-label="Which variants to show"
        data={lives}
        value={filter.life}
        onChange={(life) => {
          onFilter({ ...filter, life });
        }}
      />
    </>
  );
}

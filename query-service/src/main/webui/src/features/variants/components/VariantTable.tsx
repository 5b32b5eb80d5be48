import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef } from 'react';
import { ScrollBox } from '@/components/ui/ScrollBox';
import type { Variant } from '@/lib/model/variant';
import type { ColumnId } from '../model/columns';
import type { Sorting } from '../model/sorting';
import { VariantRow } from './VariantRow';
import classes from './VariantTable.module.css';
import { VariantTableHead } from './VariantTableHead';

const TYPICAL_ROW = 66;

export interface VariantListProps {
  /** In the order to show. */
  readonly variants: readonly Variant[];
  readonly scale: number;
  readonly sorting: Sorting;
  readonly onSort: (column: ColumnId) => void;
  readonly onOpen: (variantId: string) => void;
}

/** Variants as a table that draws only the rows in sight. */
export function VariantTable({ variants, scale, sorting, onSort, onOpen }: VariantListProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const rows = useVirtualizer({
    count: variants.length,
    getScrollElement: () => scroller.current,
    getItemKey: (index) => variants[index]?.id ?? index,
    estimateSize: () => TYPICAL_ROW,
    overscan: 8,
  });
  const visible = rows.getVirtualItems();
  const before = visible[0]?.start ?? 0;
  const after = rows.getTotalSize() - (visible.at(-1)?.end ?? 0);

  return (
    <ScrollBox ref={scroller} className={classes.scroller} label="Variant table">
      <table
        className={classes.table}
        aria-rowcount={variants.length + 1}
        data-testid="variant-table"
      >
        <VariantTableHead sorting={sorting} onSort={onSort} />
        <tbody>
          <Gap height={before} />
          {visible.map((item) => {
            const variant = variants[item.index];
            return (
              variant && (
                <VariantRow
                  key={item.key}
                  index={item.index}
                  variant={variant}
                  scale={scale}
                  measure={rows.measureElement}
                  onOpen={onOpen}
                />
              )
            );
          })}
          <Gap height={after} />
        </tbody>
      </table>
    </ScrollBox>
  );
}

/** Stands for the rows that are out of sight. */
function Gap({ height }: { readonly height: number }) {
  return height > 0 ? (
    <tr aria-hidden="true">
      <td colSpan={8} style={{ height, padding: 0 }} />
    </tr>
  ) : null;
}

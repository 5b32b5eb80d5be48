import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef } from 'react';
import type { Variant } from '@/lib/model/variant';
import { useAfterFirstPaint } from '@/lib/firstPaint';
import { usePrinting } from '@/lib/printing';
import { useGridKeys } from '../grid/useGridKeys';
import type { Column, ColumnId } from '../model/columns';
import type { Sorting } from '../model/sorting';
import { useAnchoredRow } from '../order/useAnchoredRow';
import { VariantRow } from './VariantRow';
import classes from './VariantTable.module.css';
import { VariantTableHead } from './VariantTableHead';

const TYPICAL_ROW = 62;
const DENSE_ROW = 42;
/** In pixels: what each column beyond the usual ones takes at least. */
const COLUMN = 140;
const USUAL_COLUMNS = 8;
const USUAL_WIDTH = 952;
const OVERSCAN = 8;
const SHARE_OF_WINDOW = 0.45;

export interface VariantListProps {
  readonly persona: string;
  /** In the order to show. */
  readonly variants: readonly Variant[];
  readonly scale: number;
  /** Ids of those in the chart. */
  readonly pinned: ReadonlySet<string>;
  readonly onOpen: (variantId: string) => void;
  readonly onPin: (variantId: string) => void;
}

interface VariantTableProps extends VariantListProps {
  readonly columns: readonly Column[];
  readonly dense: boolean;
  readonly sorting: Sorting;
  readonly onSort: (column: ColumnId) => void;
}

/** Variants as a grid that draws only the rows in sight. */
export function VariantTable(props: VariantTableProps) {
  const { persona, variants, columns, dense, scale, pinned, sorting, onSort, onOpen, onPin } =
    props;
  const printing = usePrinting();
  const scroller = useRef<HTMLDivElement>(null);
  const first = !useAfterFirstPaint();
  const rows = useVirtualizer({
    count: variants.length,
    getScrollElement: () => scroller.current,
    getItemKey: (index) => variants[index]?.id ?? index,
    estimateSize: () => (dense ? DENSE_ROW : TYPICAL_ROW),
    overscan: printing ? variants.length : first ? 0 : OVERSCAN,
    // A guess, so that rows are there before anything is measured, and all is laid out once.
    initialRect: { width: USUAL_WIDTH, height: window.innerHeight * SHARE_OF_WINDOW },
  });
  useAnchoredRow(variants, rows);
  const visible = rows.getVirtualItems();
  const before = visible[0]?.start ?? 0;
  const after = rows.getTotalSize() - (visible.at(-1)?.end ?? 0);

  const withVariant = (row: number, action: (id: string) => void) => {
    const variant = variants[row];
    if (variant) {
      action(variant.id);
    }
  };
  const { active, cellId, onKeyDown } = useGridKeys(
    { rows: variants.length, columns: columns.length },
    {
      onEnter: (row, column) => {
        if (row >= 0) {
          withVariant(row, onOpen);
        } else if (columns[column]) {
          onSort(columns[column].id);
        }
      },
      onPin: (row) => {
        withVariant(row, onPin);
      },
      reveal: (row) => {
        rows.scrollToIndex(row);
      },
    },
  );
  const inSight = active.row < 0 || visible.some(({ index }) => index === active.row);

  return (
    <div ref={scroller} className={classes.scroller}>
      <table
        role="grid"
        className={classes.table}
        aria-label="Variants"
        aria-rowcount={variants.length + 1}
        aria-activedescendant={inSight ? cellId(active.row, active.column) : undefined}
        tabIndex={0}
        data-dense={dense || undefined}
        style={{ minWidth: USUAL_WIDTH + COLUMN * Math.max(0, columns.length - USUAL_COLUMNS) }}
        data-testid="variant-table"
        onKeyDown={onKeyDown}
      >
        <VariantTableHead
          columns={columns}
          sorting={sorting}
          scale={scale}
          cellId={cellId}
          activeColumn={active.row < 0 ? active.column : null}
          onSort={onSort}
        />
        <tbody>
          <Gap height={before} columns={columns.length} />
          {visible.map((item) => {
            const variant = variants[item.index];
            return (
              variant && (
                <VariantRow
                  key={item.key}
                  persona={persona}
                  index={item.index}
                  columns={columns}
                  dense={dense}
                  variant={variant}
                  scale={scale}
                  cellId={cellId}
                  activeColumn={item.index === active.row ? active.column : null}
                  pinned={pinned.has(variant.id)}
                  measure={rows.measureElement}
                  onOpen={onOpen}
                  onPin={onPin}
                />
              )
            );
          })}
          <Gap height={after} columns={columns.length} />
        </tbody>
      </table>
    </div>
  );
}

/** Stands for the rows that are out of sight. */
function Gap({ height, columns }: { readonly height: number; readonly columns: number }) {
  return height > 0 ? (
    <tr aria-hidden="true">
      <td colSpan={columns} style={{ height, padding: 0 }} />
    </tr>
  ) : null;
}

import { memo, type ReactNode } from 'react';
import { LiveValue } from '@/components/ui/LiveValue';
import { PlainText } from '@/components/ui/PlainText';
import { formatProbability, formatRate, formatTotal, NONE } from '@/lib/format';
import type { Variant } from '@/lib/model/variant';
import type { Column, ColumnId } from '../model/columns';
import { AgainstPrediction } from './AgainstPrediction';
import { ErFigure } from './ErFigure';
import { KillEvidence } from './KillEvidence';
import { StatusTag } from './StatusTag';
import { VariantAge } from './VariantAge';
import { VariantName } from './VariantName';
import classes from './VariantTable.module.css';
import { ViewsSparkline } from './ViewsSparkline';

interface VariantRowProps {
  readonly persona: string;
  readonly variant: Variant;
  readonly index: number;
  readonly columns: readonly Column[];
  readonly dense: boolean;
  readonly scale: number;
  /** Names the cells of the row; the grid points at one of them. */
  readonly cellId: (row: number, column: number) => string;
  /** The column of the cell that the keyboard is at; null where it is in another row. */
  readonly activeColumn: number | null;
  readonly pinned: boolean;
  readonly measure: (element: HTMLTableRowElement | null) => void;
  readonly onOpen: (variantId: string) => void;
  readonly onPin: (variantId: string) => void;
}

export const VariantRow = memo(function VariantRow(props: VariantRowProps) {
  const { variant, index, columns, cellId, activeColumn, measure } = props;
  return (
    <tr
      ref={measure}
      className={classes.row}
      data-index={index}
      data-status={variant.status}
      data-testid="variant"
      data-variant-id={variant.id}
      // The header is the first row.
      aria-rowindex={index + 2}
    >
      {columns.map(({ id, numeric }, column) => {
        const Cell = id === 'content' ? 'th' : 'td';
        return (
          <Cell
            key={id}
            id={cellId(index, column)}
            scope={id === 'content' ? 'row' : undefined}
            className={numeric ? classes.number : classes.cell}
            data-active={column === activeColumn || undefined}
          >
            {contentOf(id, props)}
          </Cell>
        );
      })}
    </tr>
  );
});

function contentOf(id: ColumnId, props: VariantRowProps): ReactNode {
  const { persona, variant, scale, dense, pinned, onOpen, onPin } = props;
  // Of what has ended nothing is to be decided any more.
  const runs = variant.status === 'active';
  switch (id) {
    case 'content':
      return <VariantName {...{ variant, pinned, onOpen, onPin }} lines={dense ? 1 : 2} inGrid />;
    case 'actual':
      return <ErFigure variant={variant} scale={scale} />;
    case 'predicted':
      return formatRate(variant.predictedEr);
    case 'delta':
      return <AgainstPrediction variant={variant} />;
    case 'views':
      return (
        <span className={classes.views}>
          <ViewsSparkline persona={persona} variantId={variant.id} views={variant.views} />
          <span className={classes.counts}>
            <LiveValue testId="views" text={formatTotal(variant.views)} />
            <span className={classes.second}>
              <span data-testid="interactions">{formatTotal(variant.interactions)}</span> acted
            </span>
          </span>
        </span>
      );
    case 'interactions':
      return <LiveValue text={formatTotal(variant.interactions)} />;
    case 'best':
      return (
        <span data-testid="probability-best">
          {formatProbability(runs ? variant.decision.probabilityBest : null)}
        </span>
      );
    case 'evidence':
      return <KillEvidence evidence={runs ? variant.decision.killEvidence : null} />;
    case 'age':
      return <VariantAge variant={variant} />;
    case 'pattern':
      return variant.pattern === null ? NONE : <PlainText text={variant.pattern} lines={2} />;
    case 'status':
      return <StatusTag status={variant.status} />;
    case 'id':
      return <PlainText text={variant.id} lines={2} />;
  }
}

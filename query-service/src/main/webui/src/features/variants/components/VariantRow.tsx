import { memo } from 'react';
import { Delta } from '@/components/ui/Delta';
import { LiveValue } from '@/components/ui/LiveValue';
import { formatCount, formatRate } from '@/lib/format';
import { actualErOf, deltaOf, type Variant } from '@/lib/model/variant';
import { ErBar } from './ErBar';
import { StatusTag } from './StatusTag';
import { VariantAge } from './VariantAge';
import { VariantName } from './VariantName';
import { VerdictNote } from './VerdictNote';
import classes from './VariantTable.module.css';

interface VariantRowProps {
  readonly variant: Variant;
  readonly index: number;
  readonly scale: number;
  readonly measure: (element: HTMLTableRowElement | null) => void;
  readonly onOpen: (variantId: string) => void;
}

export const VariantRow = memo(function VariantRow(props: VariantRowProps) {
  const { variant, index, scale, measure, onOpen } = props;
  const actual = actualErOf(variant);
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
      <th scope="row" className={classes.cell}>
        <VariantName variant={variant} lines={2} onOpen={onOpen} />
      </th>
      <td className={classes.number} data-testid="predicted-er">
        {formatRate(variant.predictedEr)}
      </td>
      <td className={classes.number}>
        <LiveValue testId="actual-er" text={formatRate(actual)} />
        <ErBar
          predicted={variant.predictedEr}
          actual={actual}
          decision={variant.decision}
          scale={scale}
        />
      </td>
      <td className={classes.number}>
        <Delta value={deltaOf(variant)} verdict={variant.decision.verdict} />
        <VerdictNote decision={variant.decision} />
      </td>
      <td className={classes.number}>
        <LiveValue testId="interactions" text={formatCount(variant.interactions)} />
      </td>
      <td className={classes.number}>
        <LiveValue testId="views" text={formatCount(variant.views)} />
      </td>
      <td className={classes.number}>
        <VariantAge variant={variant} />
      </td>
      <td className={classes.cell}>
        <StatusTag status={variant.status} />
      </td>
    </tr>
  );
});

import { PlainText } from '@/components/ui/PlainText';
import { formatRate, isolated } from '@/lib/format';
import { actualErOf, type Variant } from '@/lib/model/variant';
import classes from './ErChart.module.css';
import { lineColour } from './lineColour';

interface ChartLegendProps {
  readonly variants: readonly Variant[];
  /** Takes a variant out of the chart; absent where that makes no sense. */
  readonly onRemove: ((variantId: string) => void) | undefined;
}

/** Which line is whose, and where it stands. */
export function ChartLegend({ variants, onRemove }: ChartLegendProps) {
  return (
    <ul className={classes.legend} aria-label="In the chart">
      {variants.map((variant, index) => (
        <li key={variant.id}>
          <span
            className={classes.key}
            style={{ borderColor: `var(${lineColour(index)})` }}
            aria-hidden="true"
          />
          <PlainText text={variant.content ?? variant.id} lines={1} />
          <span className={classes.rate}>{formatRate(actualErOf(variant))}</span>
          {onRemove && (
            <button
              type="button"
              className={classes.remove}
              aria-label={`Take ${isolated(variant.id)} out of the chart`}
              onClick={() => {
                onRemove(variant.id);
              }}
            >
              ×
            </button>
          )}
        </li>
      ))}
    </ul>
  );
}

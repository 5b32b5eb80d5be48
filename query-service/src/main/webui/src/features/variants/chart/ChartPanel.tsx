import { useId } from 'react';
import type { Variant } from '@/lib/model/variant';
import classes from './ChartPanel.module.css';
import { ErChart } from './ErChart';

interface ChartPanelProps {
  readonly persona: string;
  /** In the order in which they were pinned. */
  readonly variants: readonly Variant[];
  /** Whether a person chose them. */
  readonly chosen: boolean;
  readonly onRemove: (variantId: string) => void;
}

/** The courses of a few variants side by side. */
export function ChartPanel({ persona, variants, chosen, onRemove }: ChartPanelProps) {
  const titleId = useId();
  return (
    <section className={classes.panel} aria-labelledby={titleId} data-testid="chart">
      <ErChart
        persona={persona}
        variants={variants}
        height={124}
        initialRange="1h"
        legend
        title={
          <h2 id={titleId} className={classes.title} title="Pin posts with P to compare them">
            {chosen ? 'Pinned' : 'Most viewed'}
          </h2>
        }
        onRemove={chosen ? onRemove : undefined}
      />
    </section>
  );
}

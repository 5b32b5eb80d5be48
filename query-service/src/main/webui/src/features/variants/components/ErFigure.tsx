import { VisuallyHidden } from '@mantine/core';
import { LiveValue } from '@/components/ui/LiveValue';
import { formatRange, formatRate } from '@/lib/format';
import { actualErOf, type Variant } from '@/lib/model/variant';
import { ErBar } from './ErBar';
import classes from './ErFigure.module.css';

interface ErFigureProps {
  readonly variant: Variant;
  readonly scale: number;
}

/** The engagement rate of a variant: so far, predicted, and where the true one lies. */
export function ErFigure({ variant, scale }: ErFigureProps) {
  const actual = actualErOf(variant);
  const { interval } = variant.decision;
  const range = interval === null ? '' : formatRange(interval.low, interval.high);
  return (
    <span
      className={classes.figure}
      title={range === '' ? undefined : `The true rate lies in ${range} %`}
    >
      <span className={classes.numbers}>
        <LiveValue testId="actual-er" text={formatRate(actual)} />
        <span className={classes.predicted}>
          <VisuallyHidden>{range} predicted </VisuallyHidden>
          <span data-testid="predicted-er">{formatRate(variant.predictedEr)}</span>
        </span>
      </span>
      <ErBar
        predicted={variant.predictedEr}
        actual={actual}
        decision={variant.decision}
        scale={scale}
      />
    </span>
  );
}

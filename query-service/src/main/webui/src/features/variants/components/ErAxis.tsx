import { formatRoughRate } from '@/lib/format';
import classes from './ErAxis.module.css';

interface ErAxisProps {
  readonly scale: number;
}

/** The axis that the bars of all rows share, and what their marks mean. */
export function ErAxis({ scale }: ErAxisProps) {
  return (
    <span className={classes.axis} data-testid="er-axis">
      <span>0</span>
      <span className={classes.legend}>
        <span className={classes.dot} aria-hidden="true" /> so far
        <span className={classes.bar} aria-hidden="true" /> true
        <span className={classes.tick} aria-hidden="true" /> predicted
      </span>
      <span>{formatRoughRate(scale)}</span>
    </span>
  );
}

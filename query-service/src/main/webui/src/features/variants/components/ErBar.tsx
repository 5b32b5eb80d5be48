import type { Decision } from '@/lib/model/variant';
import classes from './ErBar.module.css';

interface ErBarProps {
  readonly predicted: number | null;
  readonly actual: number | null;
  readonly decision: Decision;
  /** The rate that fills the whole bar; the same for all bars, so that they can be compared. */
  readonly scale: number;
}

/** The actual rate as a bar, the range in which the true one lies as a whisker, the predicted one as a mark. The figures beside it say the same to everyone. */
export function ErBar({ predicted, actual, decision, scale }: ErBarProps) {
  const share = (rate: number) => `${Math.min(1, scale === 0 ? 0 : rate / scale) * 100}%`;
  const { interval, verdict } = decision;
  return (
    <span className={classes.bar} aria-hidden="true">
      {actual !== null && (
        <span className={classes.actual} data-verdict={verdict} style={{ width: share(actual) }} />
      )}
      {interval !== null && actual !== null && (
        <span
          className={classes.interval}
          style={{
            insetInlineStart: share(interval.low),
            insetInlineEnd: `calc(100% - ${share(interval.high)})`,
          }}
        />
      )}
      {predicted !== null && (
        <span className={classes.predicted} style={{ insetInlineStart: share(predicted) }} />
      )}
    </span>
  );
}

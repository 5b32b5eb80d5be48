import type { Decision } from '@/lib/model/variant';
import classes from './ErBar.module.css';

interface ErBarProps {
  readonly predicted: number | null;
  readonly actual: number | null;
  readonly decision: Decision;
  /** The rate at the end of the axis; the same for all bars, so that they can be compared. */
  readonly scale: number;
}

/**
 * The range in which the true rate lies as a bar, the actual rate as a dot on it, the predicted one as a tick. The
 * figures beside it say the same to everyone.
 */
export function ErBar({ predicted, actual, decision, scale }: ErBarProps) {
  const share = (rate: number) => `${Math.min(1, scale === 0 ? 0 : rate / scale) * 100}%`;
  const { interval, verdict } = decision;
  return (
    <span className={classes.bar} data-verdict={verdict} aria-hidden="true" data-testid="er-bar">
      {interval !== null && (
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
      {actual !== null && (
        <span
          className={classes.actual}
          data-beyond={actual > scale || undefined}
          style={{ insetInlineStart: share(actual) }}
        />
      )}
    </span>
  );
}

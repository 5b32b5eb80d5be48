import classes from './ErBar.module.css';

interface ErBarProps {
  readonly predicted: number | null;
  readonly actual: number | null;
  /** The rate that fills the whole bar; the same for all bars, so that they can be compared. */
  readonly scale: number;
}

/** The actual rate as a bar, the predicted one as a mark on it. The figures beside it say the same to everyone. */
export function ErBar({ predicted, actual, scale }: ErBarProps) {
  const share = (rate: number) => `${Math.min(1, scale === 0 ? 0 : rate / scale) * 100}%`;
  const tone = predicted === null || actual === null || actual >= predicted ? 'good' : 'bad';
  return (
    <span className={classes.bar} aria-hidden="true">
      {actual !== null && (
        <span className={classes.actual} data-tone={tone} style={{ width: share(actual) }} />
      )}
      {predicted !== null && (
        <span className={classes.predicted} style={{ insetInlineStart: share(predicted) }} />
      )}
    </span>
  );
}

import classes from './Overview.module.css';

interface SparklineProps {
  /** One a minute, oldest first; null where a minute brought nothing. */
  readonly rates: readonly (number | null)[];
  readonly prediction: number | null;
}

const WIDTH = 240;
const HEIGHT = 36;
const MARGIN = 2;

/** The last hour at a glance, with the prediction as a dashed line. Minutes without views leave a gap. */
export function Sparkline({ rates, prediction }: SparklineProps) {
  const highest = Math.max(prediction ?? 0, ...rates.map((rate) => rate ?? 0));
  if (!rates.some((rate) => rate !== null)) {
    return <p className={classes.quiet}>No views in the last hour</p>;
  }
  const x = (minute: number) => (minute / Math.max(1, rates.length - 1)) * WIDTH;
  const y = (rate: number) =>
    HEIGHT - MARGIN - (highest === 0 ? 0 : (rate / highest) * (HEIGHT - 2 * MARGIN));
  const line = rates
    .map((rate, minute) =>
      rate === null
        ? ''
        : `${(rates[minute - 1] ?? null) === null ? 'M' : 'L'}${x(minute).toFixed(1)} ${y(rate).toFixed(1)}h0.01`,
    )
    .join('');
  return (
    <svg
      className={classes.sparkline}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      {prediction !== null && (
        <path className={classes.predicted} d={`M0 ${y(prediction).toFixed(1)}H${WIDTH}`} />
      )}
      <path className={classes.line} d={line} />
    </svg>
  );
}

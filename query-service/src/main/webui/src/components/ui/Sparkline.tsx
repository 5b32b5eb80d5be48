import { clsx } from 'clsx';
import { dotPath, linePath, spanOf, stepPath } from '@/lib/sparkline';
import classes from './Sparkline.module.css';

interface SparklineProps {
  /** One a minute, oldest first; null where nothing is known. */
  readonly values: readonly (number | null)[];
  /** Rates are a line, and gaps in it; counts are columns. */
  readonly kind: 'line' | 'columns';
  /** Is drawn dashed, to hold the line against. */
  readonly reference?: number | null;
  /** What there is to see, for those who do not. */
  readonly label: string;
  readonly className?: string | undefined;
  readonly testId?: string;
}

/** A course at a glance, as wide and high as the place it is put in. Without any value it is a dotted ground. */
export function Sparkline(props: SparklineProps) {
  const { values, kind, reference = null, label, className, testId } = props;
  const known = values.some((value) => value !== null);
  return (
    <svg
      className={clsx(classes.sparkline, className)}
      viewBox="0 0 240 36"
      preserveAspectRatio="none"
      role="img"
      aria-label={label}
      data-testid={testId}
      data-empty={!known || undefined}
    >
      <title>{label}</title>
      {!known ? (
        <path className={classes.ground} d="M2 34H238" />
      ) : kind === 'line' ? (
        <Line values={values} reference={reference} />
      ) : (
        <path
          className={classes.columns}
          d={stepPath(values, Math.max(...values.map((value) => value ?? 0)))}
        />
      )}
    </svg>
  );
}

function Line({ values, reference }: Required<Pick<SparklineProps, 'values' | 'reference'>>) {
  const span = spanOf([...values, reference]);
  return (
    <>
      {reference !== null && (
        <path className={classes.reference} d={linePath([reference, reference], span)} />
      )}
      <path className={classes.line} d={linePath(values, span)} />
      <path className={classes.dots} d={dotPath(values, span)} />
    </>
  );
}

import { formatDelta, NONE } from '@/lib/format';
import classes from './Delta.module.css';
import { ArrowDownIcon, ArrowUpIcon } from './icons';

interface DeltaProps {
  readonly value: number | null;
}

/** How far something is from what was expected: by sign and arrow, so that it does not depend on seeing colours. */
export function Delta({ value }: DeltaProps) {
  if (value === null) {
    return (
      <span className={classes.delta} data-testid="delta">
        {NONE}
      </span>
    );
  }
  const tone = value > 0 ? 'good' : value < 0 ? 'bad' : 'even';
  return (
    <span className={classes.delta} data-tone={tone} data-testid="delta">
      {value > 0 && <ArrowUpIcon size={12} />}
      {value < 0 && <ArrowDownIcon size={12} />}
      {formatDelta(value)}
    </span>
  );
}

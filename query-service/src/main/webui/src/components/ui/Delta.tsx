import type { Verdict } from '@/lib/contract/primitives';
import { formatDelta, NONE } from '@/lib/format';
import classes from './Delta.module.css';
import { ArrowDownIcon, ArrowUpIcon } from './icons';

interface DeltaProps {
  readonly value: number | null;
  /** Without a verdict a distance may be chance, and has no colour. */
  readonly verdict: Verdict | null;
}

/** How far something is from what was expected: by sign and arrow, so that it does not depend on seeing colours. */
export function Delta({ value, verdict }: DeltaProps) {
  if (value === null) {
    return (
      <span className={classes.delta} data-testid="delta">
        {NONE}
      </span>
    );
  }
  const tone = verdict === 'beats' ? 'good' : verdict === 'below' ? 'bad' : 'even';
  return (
    <span className={classes.delta} data-tone={tone} data-testid="delta">
      {value > 0 && <ArrowUpIcon size={12} />}
      {value < 0 && <ArrowDownIcon size={12} />}
      {formatDelta(value)}
    </span>
  );
}

import { formatCount } from '@/lib/format';
import type { Decision } from '@/lib/model/variant';
import classes from './VerdictNote.module.css';

interface VerdictNoteProps {
  readonly decision: Decision;
}

/** What can be said of a variant by now, in words. */
export function VerdictNote({ decision }: VerdictNoteProps) {
  const text = describeVerdict(decision);
  return text === null ? null : (
    <span className={classes.note} data-verdict={decision.verdict} data-testid="verdict">
      {text}
    </span>
  );
}

export function describeVerdict({ verdict, viewsToDecision }: Decision): string | null {
  switch (verdict) {
    case null:
      return null;
    case 'beats':
      return 'Beats it';
    case 'below':
      return 'Falls short';
    case 'as_predicted':
      return 'As predicted';
    case 'too_early':
      return viewsToDecision === null
        ? 'Too early'
        : `~${formatCount(rounded(viewsToDecision))} more views`;
  }
}

/** Two digits: the number is an estimate. */
function rounded(views: number): number {
  const unit = 10 ** Math.max(0, Math.floor(Math.log10(views)) - 1);
  return Math.round(views / unit) * unit;
}

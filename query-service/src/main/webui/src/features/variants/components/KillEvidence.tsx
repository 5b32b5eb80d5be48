import { formatProbability, NONE } from '@/lib/format';
import classes from './KillEvidence.module.css';

interface KillEvidenceProps {
  /** From 0 to 1, where it is enough. */
  readonly evidence: number | null;
}

/** How far a variant is on its way to a kill. */
export function KillEvidence({ evidence }: KillEvidenceProps) {
  if (evidence === null) {
    return <span data-testid="kill-evidence">{NONE}</span>;
  }
  return (
    <span className={classes.evidence}>
      <span data-testid="kill-evidence">
        {evidence === 0 ? 'None' : evidence >= 1 ? 'Enough' : formatProbability(evidence)}
      </span>
      <span className={classes.meter} aria-hidden="true">
        <span style={{ width: `${Math.min(1, evidence) * 100}%` }} />
      </span>
    </span>
  );
}

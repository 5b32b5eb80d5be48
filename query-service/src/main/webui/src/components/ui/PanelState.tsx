import { useEffect, useState } from 'react';
import { ProblemError } from '@/lib/api/problem';
import classes from './PanelState.module.css';

/** In milliseconds: whoever waited this long wants to know for what. */
const PATIENCE = 4_000;

interface PanelStateProps {
  /** Why it cannot be shown; null while it may still come. */
  readonly error: Error | null;
  /** What is missing, as the beginning of a sentence: "The course". */
  readonly what: string;
  readonly onRetry: () => void;
  /** In pixels, where the place of what is missing is to be kept. */
  readonly height?: number;
}

/** What stands in a panel whose data is not there: it comes, it failed, or it is not allowed. */
export function PanelState({ error, what, onRetry, height }: PanelStateProps) {
  return (
    <div className={classes.state} style={{ minHeight: height }} data-testid="panel-state">
      {error === null ? <Waiting /> : <Failed error={error} what={what} onRetry={onRetry} />}
    </div>
  );
}

function Waiting() {
  const [late, setLate] = useState(false);
  useEffect(() => {
    const patience = setTimeout(() => {
      setLate(true);
    }, PATIENCE);
    return () => {
      clearTimeout(patience);
    };
  }, []);
  return (
    // Said aloud only once there is something to say: every panel loads at first.
    <p role={late ? 'status' : undefined}>
      {late ? 'The service is slow to answer. The page waits a little longer.' : 'Loading…'}
    </p>
  );
}

function Failed({ error, what, onRetry }: Omit<PanelStateProps, 'height'> & { error: Error }) {
  const problem = error instanceof ProblemError ? error : null;
  const refused = problem?.status === 401 || problem?.status === 403;
  return (
    <>
      <p role="alert">
        <strong>{refused ? `${what} is not yours to see.` : `${what} could not be loaded.`}</strong>{' '}
        {problem?.message ?? 'The answer of the service could not be read.'}
      </p>
      {problem?.permanent !== true && (
        <button type="button" className={classes.retry} onClick={onRetry}>
          Try again
        </button>
      )}
    </>
  );
}

import { Button } from '@mantine/core';
import { ProblemError } from '@/lib/api/problem';
import { WarningIcon } from './icons';
import { Notice } from './Notice';

interface ProblemNoticeProps {
  readonly error: Error;
  readonly onRetry: () => void;
}

/** Why something cannot be shown, in the service's own words where it gave any. */
export function ProblemNotice({ error, onRetry }: ProblemNoticeProps) {
  const problem = error instanceof ProblemError ? error : null;
  const retry = (
    <Button mt={8} variant="default" onClick={onRetry}>
      Try again
    </Button>
  );
  return (
    <Notice
      alert
      big
      testId="problem"
      icon={<WarningIcon size={20} />}
      title={problem?.title ?? 'Something unexpected came back'}
      action={problem?.permanent ? undefined : retry}
    >
      {problem
        ? problem.message
        : 'The answer of the service could not be read. A reload may help.'}
    </Notice>
  );
}

import { formatDateTime, formatDuration } from '@/lib/format';
import { useNow } from '@/lib/now';

interface AgeProps {
  readonly since: string;
  /** Where the clock stopped; it runs if absent. */
  readonly until?: string | null;
  readonly suffix?: string;
}

/** How long ago something was, or how long it lasted. */
export function Age({ since, until = null, suffix = '' }: AgeProps) {
  const now = useNow();
  const end = until === null ? now : Date.parse(until);
  return (
    <time dateTime={since} title={formatDateTime(since)}>
      {formatDuration(end - Date.parse(since))}
      {suffix}
    </time>
  );
}

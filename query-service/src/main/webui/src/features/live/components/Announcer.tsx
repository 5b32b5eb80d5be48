import { VisuallyHidden } from '@mantine/core';
import { isolated } from '@/lib/format';
import type { Kill } from '@/lib/model/kill';
import type { ConnectionStatus } from '@/lib/live-socket';
import { announceConnection, describeConnection } from './describeConnection';

const LONGEST_REASON = 200;

interface AnnouncerProps {
  readonly status: ConnectionStatus;
  readonly latestKill: Kill | null;
}

/** Tells people who do not see the page what must not be missed: the connection, and kills. */
export function Announcer({ status, latestKill }: AnnouncerProps) {
  return (
    <VisuallyHidden>
      <div role="status" data-testid="announced-connection">
        {announceConnection(describeConnection(status))}
      </div>
      <div role="log" aria-label="Kills as they happen" data-testid="announced-kill">
        {latestKill &&
          `Variant ${isolated(latestKill.variantId)} was killed: ${isolated(latestKill.reason.slice(0, LONGEST_REASON))}`}
      </div>
    </VisuallyHidden>
  );
}

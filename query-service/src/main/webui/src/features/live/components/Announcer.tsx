import { VisuallyHidden } from '@mantine/core';
import { isolated } from '@/lib/format';
import type { Kill } from '@/lib/model/kill';
import type { ConnectionStatus } from '@/lib/live-socket';
import { announceConnection, describeConnection } from './describeConnection';

const LONGEST_REASON = 200;
const LONGEST_POST = 120;

interface AnnouncerProps {
  readonly status: ConnectionStatus;
  readonly latestKill: Kill | null;
  /** What the killed post says; null where that is not known. */
  readonly killedContent: string | null;
}

/** Tells people who do not see the page what must not be missed: the connection, and kills. */
export function Announcer({ status, latestKill, killedContent }: AnnouncerProps) {
  return (
    <VisuallyHidden>
      <div role="status" data-testid="announced-connection">
        {announceConnection(describeConnection(status))}
      </div>
      <div role="log" aria-label="Kills as they happen" data-testid="announced-kill">
        {latestKill &&
          `${nameOf(latestKill, killedContent)} was killed: ${isolated(latestKill.reason.slice(0, LONGEST_REASON))}`}
      </div>
    </VisuallyHidden>
  );
}

function nameOf(kill: Kill, content: string | null): string {
  return content === null
    ? `Variant ${isolated(kill.variantId)}`
    : isolated(content.slice(0, LONGEST_POST));
}

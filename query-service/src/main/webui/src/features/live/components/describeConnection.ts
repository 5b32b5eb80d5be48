import { formatTime, formatTimeOfDay } from '@/lib/format';
import type { ConnectionStatus } from '@/lib/live-socket';

export interface ConnectionDescription {
  /** A stable word for tests and styles. */
  readonly state: 'connecting' | 'live' | 'stale' | 'reconnecting' | 'offline' | 'refused';
  readonly text: string;
  /** Why the figures may be out of date; null where there is nothing to explain. */
  readonly reason: string | null;
}

/** `staleSince` is null while the service is heard. */
export function describeConnection(
  status: ConnectionStatus,
  staleSince: number | null = null,
): ConnectionDescription {
  const description = describePhase(status);
  return staleSince === null
    ? description
    : {
        state: status.phase === 'live' ? 'reconnecting' : description.state,
        text: `Stale since ${formatTimeOfDay(staleSince)}`,
        reason: status.phase === 'live' ? 'no answer' : description.text.toLowerCase(),
      };
}

function describePhase(status: ConnectionStatus): ConnectionDescription {
  switch (status.phase) {
    case 'live':
      return status.stale === null
        ? { state: 'live', text: 'Live', reason: null }
        : {
            state: 'stale',
            text: `Delayed since ${formatTime(status.stale.since)}`,
            reason: status.stale.reason,
          };
    case 'connecting':
      return { state: 'connecting', text: 'Connecting', reason: null };
    case 'waiting':
      return status.offline
        ? { state: 'offline', text: 'Offline', reason: null }
        : { state: 'reconnecting', text: 'Reconnecting', reason: null };
    case 'refused':
      return { state: 'refused', text: 'Not allowed', reason: null };
    case 'stopped':
      return { state: 'offline', text: 'Not connected', reason: null };
  }
}

/** What is said aloud: a countdown is for the eye only. */
export function announceConnection({ state, reason }: ConnectionDescription): string {
  switch (state) {
    case 'live':
      return 'Connected: the figures update live.';
    case 'stale':
      return `Updates are delayed: ${reason ?? 'the service itself does not get them'}.`;
    case 'connecting':
      return '';
    case 'reconnecting':
      return 'Connection lost, reconnecting.';
    case 'offline':
      return 'Offline. The figures do not update.';
    case 'refused':
      return 'The server does not allow this connection.';
  }
}

import { formatTime } from '@/lib/format';
import type { ConnectionStatus } from '@/lib/live-socket';

export interface ConnectionDescription {
  /** A stable word for tests and styles. */
  readonly state: 'connecting' | 'live' | 'stale' | 'reconnecting' | 'offline' | 'refused';
  readonly text: string;
}

export function describeConnection(status: ConnectionStatus): ConnectionDescription {
  switch (status.phase) {
    case 'live':
      return status.staleSince === null
        ? { state: 'live', text: 'Live' }
        : { state: 'stale', text: `Delayed since ${formatTime(status.staleSince)}` };
    case 'connecting':
      return { state: 'connecting', text: 'Connecting' };
    case 'waiting':
      return status.offline
        ? { state: 'offline', text: 'Offline' }
        : { state: 'reconnecting', text: 'Reconnecting' };
    case 'refused':
      return { state: 'refused', text: 'Not allowed' };
    case 'stopped':
      return { state: 'offline', text: 'Not connected' };
  }
}

/** What is said aloud: a countdown is for the eye only. */
export function announceConnection({ state }: ConnectionDescription): string {
  switch (state) {
    case 'live':
      return 'Connected: the figures update live.';
    case 'stale':
      return 'Updates are delayed: the service itself does not get them at the moment.';
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

import { formatCount, formatDateTime, formatDuration, formatTime } from '@/lib/format';
import { useNow, useWallClock } from '@/lib/now';
import type { ConnectionStatus } from '@/lib/live-socket';
import type { Freshness } from '../api/freshness';
import { describeConnection } from './describeConnection';
import classes from './ConnectionState.module.css';

interface ConnectionStateProps {
  readonly status: ConnectionStatus;
  readonly freshness: Freshness;
  /** Of what the page shows; null while it shows nothing. */
  readonly asOf: string | null;
  /** When the newest event happened; null where none is known. */
  readonly newestEventAt: string | null;
  readonly malformed: number;
  readonly onReconnect: () => void;
}

/**
 * Whether the figures are live, and if not, since when, why and for how long; and how old the newest event is, because a
 * connection that lives says nothing of that.
 */
export function ConnectionState({
  status,
  freshness,
  asOf,
  newestEventAt,
  malformed,
  onReconnect,
}: ConnectionStateProps) {
  const { state, text, reason } = describeConnection(status, freshness.staleSince);
  const canReconnect = status.phase === 'waiting' || status.phase === 'refused';
  return (
    <div className={classes.box}>
      {malformed > 0 && (
        <span
          className={classes.malformed}
          data-testid="malformed-count"
          title="Messages of the server that could not be understood; they were left out."
        >
          {formatCount(malformed)} ignored
        </span>
      )}
      {asOf !== null && <span className={classes.onPaper}>As of {formatDateTime(asOf)}</span>}
      {newestEventAt !== null && <NewestEvent at={newestEventAt} />}
      <span
        className={classes.pill}
        data-testid="connection"
        data-live-only
        data-state={state}
        title={state === 'live' || asOf === null ? undefined : `As of ${formatTime(asOf)}`}
      >
        <span className={classes.dot} />
        <span>
          {text}
          {state === 'live' && freshness.heardAt !== null && <Heard at={freshness.heardAt} />}
        </span>
        {reason !== null && (
          <span className={classes.reason} title={reason}>
            {reason}
          </span>
        )}
        {status.phase === 'waiting' && <Countdown until={status.retryAt} />}
      </span>
      {canReconnect && (
        <button type="button" className={classes.reconnect} onClick={onReconnect}>
          Reconnect<span className={classes.now}> now</span>
        </button>
      )}
    </div>
  );
}

function NewestEvent({ at }: { readonly at: string }) {
  const age = formatDuration(useNow() - Date.parse(at));
  return (
    <span
      className={classes.newest}
      data-testid="newest-event"
      data-live-only
      title={formatDateTime(at)}
    >
      Newest event {age} ago
    </span>
  );
}

function Heard({ at }: { readonly at: number }) {
  const seconds = Math.floor(Math.max(0, useWallClock() - at) / 1000);
  return (
    <span className={classes.countdown} title="When the service was heard last">
      {seconds === 0 ? ' · now' : ` · ${seconds} s ago`}
    </span>
  );
}

function Countdown({ until }: { readonly until: number }) {
  const now = useWallClock();
  const seconds = Math.max(0, Math.ceil((until - now) / 1000));
  return <span className={classes.countdown}>{` in ${seconds} s`}</span>;
}

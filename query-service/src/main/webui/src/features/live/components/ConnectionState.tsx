import { formatCount, formatTime } from '@/lib/format';
import { useNow } from '@/lib/now';
import type { ConnectionStatus } from '@/lib/live-socket';
import { describeConnection } from './describeConnection';
import classes from './ConnectionState.module.css';

interface ConnectionStateProps {
  readonly status: ConnectionStatus;
  /** Of what the page shows; null while it shows nothing. */
  readonly asOf: string | null;
  readonly malformed: number;
  readonly onReconnect: () => void;
}

/** Whether the figures are live, and if not, since when and for how long. */
export function ConnectionState({ status, asOf, malformed, onReconnect }: ConnectionStateProps) {
  const { state, text } = describeConnection(status);
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
      <span
        className={classes.pill}
        data-testid="connection"
        data-state={state}
        title={state === 'live' || asOf === null ? undefined : `As of ${formatTime(asOf)}`}
      >
        <span className={classes.dot} />
        <span className={classes.text}>{text}</span>
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

function Countdown({ until }: { readonly until: number }) {
  const now = useNow();
  const seconds = Math.max(0, Math.ceil((until - now) / 1000));
  return <span className={classes.countdown}>{` in ${seconds} s`}</span>;
}

import { PlainText } from '@/components/ui/PlainText';
import type { Kill } from '@/lib/model/kill';
import classes from './SummaryCards.module.css';

interface LatestKillProps {
  readonly kills: ReadonlyMap<string, Kill>;
  readonly onOpen: (variantId: string) => void;
}

/** Why the latest of them was stopped, and the way to all that is known of it; nothing where there is none. */
export function LatestKill({ kills, onOpen }: LatestKillProps) {
  const [latest] = [...kills.values()].sort(
    (a, b) => Date.parse(b.killedAt) - Date.parse(a.killedAt),
  );
  return latest === undefined ? null : (
    <button
      type="button"
      className={classes.latest}
      title={latest.reason}
      aria-haspopup="dialog"
      data-testid="latest-kill"
      onClick={() => {
        onOpen(latest.variantId);
      }}
    >
      <PlainText text={`Latest: ${latest.reason}`} lines={2} />
    </button>
  );
}

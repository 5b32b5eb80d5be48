import { memo, useMemo } from 'react';
import { Age } from '@/components/ui/Age';
import { ClampedText } from '@/components/ui/ClampedText';
import { EntryList } from '@/components/ui/EntryList';
import { StopIcon } from '@/components/ui/icons';
import { Notice } from '@/components/ui/Notice';
import { Panel } from '@/components/ui/Panel';
import { PlainText } from '@/components/ui/PlainText';
import { formatCount, formatRate } from '@/lib/format';
import { isEarlier, type Kill } from '@/lib/model/kill';
import type { Variant } from '@/lib/model/variant';
import classes from './KillFeed.module.css';

const MOST_SHOWN = 50;

interface KillFeedProps {
  readonly kills: ReadonlyMap<string, Kill>;
  readonly killsToday: number;
  readonly variants: ReadonlyMap<string, Variant>;
}

/** Which variants were stopped early, and why; newest first. */
export const KillFeed = memo(function KillFeed({ kills, killsToday, variants }: KillFeedProps) {
  const newest = useMemo(
    () => [...kills.values()].sort((a, b) => (isEarlier(a, b) ? 1 : -1)).slice(0, MOST_SHOWN),
    [kills],
  );
  return (
    <Panel title="Kills" note={`${formatCount(killsToday)} today`} testId="kills">
      {newest.length === 0 ? (
        <Notice title={killsToday === 0 ? 'Nothing was killed today' : 'No kill just now'}>
          {killsToday === 0
            ? 'Variants that are stopped early show up here, with the reason.'
            : 'Those of today were earlier than what this page has seen. New ones show up here at once.'}
        </Notice>
      ) : (
        <EntryList label="Kills" testId="kill-list">
          {newest.map((kill) => (
            <KillEntry key={kill.variantId} kill={kill} variant={variants.get(kill.variantId)} />
          ))}
          {killsToday > newest.length && (
            <li className={classes.rest}>
              {formatCount(killsToday - newest.length)} earlier today, before this page was opened
            </li>
          )}
        </EntryList>
      )}
    </Panel>
  );
});

interface KillEntryProps {
  readonly kill: Kill;
  readonly variant: Variant | undefined;
}

function KillEntry({ kill, variant }: KillEntryProps) {
  const predicted = variant?.predictedEr ?? null;
  return (
    <li className={classes.entry} data-testid="kill" data-variant-id={kill.variantId}>
      <span className={classes.icon}>
        <StopIcon />
      </span>
      <div className={classes.body}>
        <div className={classes.head}>
          <PlainText text={variant?.content ?? kill.variantId} lines={1} className={classes.name} />
          <span className={classes.age}>
            <Age since={kill.killedAt} suffix=" ago" />
          </span>
        </div>
        <ClampedText text={kill.reason} lines={2} />
        <p className={classes.figures}>
          {formatRate(kill.finalEr)}
          {predicted !== null && ` of ${formatRate(predicted)} predicted`}
          {`, ${formatCount(kill.sampleSize)} views`}
        </p>
      </div>
    </li>
  );
}

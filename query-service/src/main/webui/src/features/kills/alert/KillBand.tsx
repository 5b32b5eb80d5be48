import { useMemo } from 'react';
import { Age } from '@/components/ui/Age';
import { CloseIcon, StopIcon } from '@/components/ui/icons';
import { PlainText } from '@/components/ui/PlainText';
import { formatCount } from '@/lib/format';
import type { Kill } from '@/lib/model/kill';
import type { Variant } from '@/lib/model/variant';
import { useKillList } from '../api/kills';
import { killFigures, killStories } from '../model/killStory';
import classes from './KillBand.module.css';

interface KillBandProps {
  readonly persona: string;
  /** Newest first. */
  readonly kills: readonly Kill[];
  readonly variants: ReadonlyMap<string, Variant>;
  readonly onOpen: (variantId: string) => void;
  readonly onDismiss: () => void;
}

/** What was stopped just now, above whatever else is looked at, until a person puts it aside. */
export function KillBand(props: KillBandProps) {
  return props.kills.length === 0 ? null : <LatestKill {...props} />;
}

function LatestKill({ persona, kills, variants, onOpen, onDismiss }: KillBandProps) {
  const fresh = useMemo(() => new Map(kills.map((kill) => [kill.variantId, kill])), [kills]);
  // The service knows the words of a post that the page has no room for.
  const listed = useKillList(persona, fresh).stories;
  const id = kills[0]?.variantId;
  const story = killStories(listed, fresh, variants).find(({ kill }) => kill.variantId === id);
  if (story === undefined) {
    return null;
  }
  const { kill } = story;
  return (
    <section className={classes.band} aria-label="Killed just now" data-testid="kill-band">
      <span className={classes.icon}>
        <StopIcon size={20} />
      </span>
      <div className={classes.body}>
        <p className={classes.head}>
          <strong>
            {kills.length === 1 ? 'Killed' : `${formatCount(kills.length)} killed, the latest`}
          </strong>{' '}
          <Age since={kill.killedAt} suffix=" ago" />
        </p>
        <button
          type="button"
          className={classes.post}
          title={kill.variantId}
          aria-haspopup="dialog"
          onClick={() => {
            onOpen(kill.variantId);
          }}
        >
          <PlainText text={story.content ?? kill.variantId} lines={1} />
        </button>
        <p className={classes.evidence}>
          <span className={classes.figures}>{killFigures(story)}</span>
          <PlainText text={kill.reason} lines={1} className={classes.reason} />
        </p>
      </div>
      <button type="button" className={classes.dismiss} onClick={onDismiss}>
        <CloseIcon />
        <span className={classes.word}>Dismiss</span>
      </button>
    </section>
  );
}

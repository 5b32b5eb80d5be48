import { Age } from '@/components/ui/Age';
import { ClampedText } from '@/components/ui/ClampedText';
import { StopIcon } from '@/components/ui/icons';
import { PlainText } from '@/components/ui/PlainText';
import { killFigures, type KillStory } from '../model/killStory';
import classes from './KillFeed.module.css';

interface KillEntryProps {
  readonly story: KillStory;
  readonly onOpen: (variantId: string) => void;
}

/** A kill under what the post says: its id tells people nothing. */
export function KillEntry({ story, onOpen }: KillEntryProps) {
  const { kill, content } = story;
  return (
    <li className={classes.entry} data-testid="kill" data-variant-id={kill.variantId}>
      <span className={classes.icon}>
        <StopIcon />
      </span>
      <div className={classes.body}>
        <div className={classes.head}>
          <button
            type="button"
            className={classes.name}
            title={kill.variantId}
            aria-haspopup="dialog"
            onClick={() => {
              onOpen(kill.variantId);
            }}
          >
            <PlainText text={content ?? kill.variantId} lines={2} />
          </button>
          <span className={classes.age}>
            <Age since={kill.killedAt} suffix=" ago" />
          </span>
        </div>
        <p className={classes.figures}>{killFigures(story)}</p>
        <div className={classes.reason}>
          <ClampedText text={kill.reason} lines={2} />
        </div>
      </div>
    </li>
  );
}

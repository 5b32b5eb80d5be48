import { ClampedText } from '@/components/ui/ClampedText';
import { PriorityTag } from '@/components/ui/PriorityTag';
import { Tag } from '@/components/ui/Tag';
import { formatDateTime, formatElapsed } from '@/lib/format';
import type { Episode } from '../api/history';
import { afterText, typeName } from './describeEpisode';
import classes from './SuggestionHistory.module.css';

interface EpisodeEntryProps {
  readonly episode: Episode;
  readonly onOpen: (variantId: string) => void;
}

/** One suggestion: when and why it was raised, why it ended, and what happened after. */
export function EpisodeEntry({ episode, onOpen }: EpisodeEntryProps) {
  const { title, type, source, priority, variant_id, why, why_cleared } = episode;
  const { raised_at, cleared_at, holdout, outcome } = episode;
  const after = afterText(episode);
  return (
    <li className={classes.episode} data-testid="episode" data-type={type}>
      <div className={classes.head}>
        <div className={classes.name}>
          <ClampedText text={title} lines={2} />
        </div>
        {outcome !== null && (
          <Tag tone={outcome === 'hit' ? 'good' : 'bad'}>
            {outcome === 'hit' ? 'Right' : 'Wrong'}
          </Tag>
        )}
        <PriorityTag priority={priority} />
      </div>
      <p className={classes.note}>
        {`${typeName(type)}, by ${source === 'engine' ? 'the engine' : 'a monitor'}`}
        {holdout && ', the post was let run'}
        {variant_id !== null && (
          <>
            {' · '}
            <button
              type="button"
              className={classes.link}
              onClick={() => {
                onOpen(variant_id);
              }}
            >
              Open the post
            </button>
          </>
        )}
      </p>
      <dl className={classes.story}>
        <dt>Raised</dt>
        <dd>
          {formatDateTime(raised_at)}
          {why !== null && <ClampedText text={why} lines={3} />}
        </dd>
        <dt>Cleared</dt>
        <dd>
          {cleared_at === null
            ? 'Still open'
            : `${formatDateTime(cleared_at)}, after ${formatElapsed((Date.parse(cleared_at) - Date.parse(raised_at)) / 60_000)}`}
          {why_cleared !== null && <ClampedText text={why_cleared} lines={3} />}
        </dd>
        {after !== null && (
          <>
            <dt>Since</dt>
            <dd>{after}</dd>
          </>
        )}
      </dl>
    </li>
  );
}

import { ClampedText } from '@/components/ui/ClampedText';
import { PlainText } from '@/components/ui/PlainText';
import { PriorityTag } from '@/components/ui/PriorityTag';
import type { Suggestion } from '@/lib/contract/metrics';
import { factsOf } from '../model/evidence';
import { isHoldout } from '../model/grounds';
import { Grounds, RunsOn } from './AboutVariant';
import classes from './NeedsYou.module.css';

const MOST_FACTS = 6;

interface SuggestionCardProps {
  readonly suggestion: Suggestion;
  readonly onShowRows: (text: string) => void;
  readonly onSnooze: () => void;
  readonly onDone: () => void;
}

/** What to do, why, and on what figures it rests. */
export function SuggestionCard(props: SuggestionCardProps) {
  const { suggestion, onShowRows, onSnooze, onDone } = props;
  const { type, priority, title, description, action, why, evidence } = suggestion;
  const subject = suggestion.variant_id ?? suggestion.pattern;
  const facts = factsOf(evidence ?? {}).slice(0, MOST_FACTS);
  return (
    <li className={classes.card} data-testid="suggestion" data-type={type} data-priority={priority}>
      <div className={classes.head}>
        <div className={classes.title}>
          <ClampedText text={title} lines={2} />
        </div>
        {isHoldout(evidence ?? {}) && <RunsOn />}
        <PriorityTag priority={priority} />
      </div>
      <div className={classes.description}>
        <ClampedText text={description} lines={3} />
      </div>
      {typeof why === 'string' && (
        <div className={classes.why} data-testid="suggestion-why">
          <ClampedText text={why} lines={3} />
        </div>
      )}
      {facts.length > 0 && (
        <details className={classes.evidence} open>
          <summary>Evidence</summary>
          <dl>
            {facts.map(({ name, value }) => (
              <div key={name}>
                <dt>{name}</dt>
                <dd>
                  <PlainText text={value} />
                </dd>
              </div>
            ))}
          </dl>
          <Grounds evidence={evidence ?? {}} />
        </details>
      )}
      {action !== null && (
        <div className={classes.action} data-testid="suggestion-action">
          <ClampedText text={action} lines={3} />
        </div>
      )}
      <div className={classes.buttons}>
        {subject !== null && (
          <button
            type="button"
            onClick={() => {
              onShowRows(subject);
            }}
          >
            Show rows
          </button>
        )}
        <button type="button" onClick={onSnooze}>
          Snooze 1 h
        </button>
        <button type="button" onClick={onDone}>
          Done
        </button>
      </div>
    </li>
  );
}

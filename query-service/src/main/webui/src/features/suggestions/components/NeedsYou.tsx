import { memo, type ReactNode } from 'react';
import { CsvLink } from '@/components/ui/CsvLink';
import { Notice } from '@/components/ui/Notice';
import { Panel } from '@/components/ui/Panel';
import type { Suggestion } from '@/lib/contract/metrics';
import { formatCount } from '@/lib/format';
import { useNow } from '@/lib/now';
import { DONE, keyOf, SNOOZE, waiting } from '../model/attention';
import { useAside } from '../model/useAside';
import classes from './NeedsYou.module.css';
import { SuggestionCard } from './SuggestionCard';

interface NeedsYouProps {
  readonly persona: string;
  /** Most urgent first. */
  readonly suggestions: readonly Suggestion[];
  /** Shows the rows that a suggestion is about. */
  readonly onShowRows: (text: string) => void;
  /** What stands beside the title, such as a way to what was suggested before. */
  readonly controls?: ReactNode;
}

/** What waits for a person: few at a time, until they are done or put aside. */
export const NeedsYou = memo(function NeedsYou(props: NeedsYouProps) {
  const { persona, suggestions, onShowRows, controls } = props;
  const { aside, put, restore } = useAside(persona);
  const now = useNow();
  const { cards, more, put: putCount } = waiting(suggestions, aside, now);
  return (
    <Panel
      title="Needs you"
      note={cards.length > 0 ? formatCount(cards.length + more) : undefined}
      testId="suggestions"
      controls={
        <>
          {suggestions.length > 0 && (
            <CsvLink name={`needs-you-${persona}`} table={() => tableOf(suggestions)} />
          )}
          {controls}
        </>
      }
    >
      {cards.length === 0 ? (
        <Notice title="Nothing needs you right now">
          Alerts and suggestions appear once the numbers speak clearly enough.
        </Notice>
      ) : (
        <ul className={classes.list} data-testid="suggestion-list">
          {cards.map((suggestion) => (
            <SuggestionCard
              key={keyOf(suggestion)}
              suggestion={suggestion}
              onShowRows={onShowRows}
              onSnooze={() => {
                put(keyOf(suggestion), Date.now() + SNOOZE);
              }}
              onDone={() => {
                put(keyOf(suggestion), DONE);
              }}
            />
          ))}
        </ul>
      )}
      {(more > 0 || putCount > 0) && (
        <p className={classes.rest}>
          {more > 0 && <span>{formatCount(more)} more when these are done</span>}
          {putCount > 0 && (
            <button type="button" className={classes.link} onClick={restore}>
              Show {formatCount(putCount)} put aside
            </button>
          )}
        </p>
      )}
    </Panel>
  );
});

function tableOf(suggestions: readonly Suggestion[]) {
  return {
    header: ['type', 'priority', 'title', 'description', 'why', 'action', 'variant_id', 'pattern'],
    rows: suggestions.map((suggestion) => [
      suggestion.type,
      suggestion.priority,
      suggestion.title,
      suggestion.description,
      suggestion.why ?? null,
      suggestion.action,
      suggestion.variant_id,
      suggestion.pattern,
    ]),
  };
}

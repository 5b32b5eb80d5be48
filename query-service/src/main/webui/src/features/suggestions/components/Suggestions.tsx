import { memo } from 'react';
import { ClampedText } from '@/components/ui/ClampedText';
import { EntryList } from '@/components/ui/EntryList';
import { Notice } from '@/components/ui/Notice';
import { Panel } from '@/components/ui/Panel';
import { PriorityTag } from '@/components/ui/PriorityTag';
import type { Suggestion } from '@/lib/contract/metrics';
import { formatCount } from '@/lib/format';
import classes from './Suggestions.module.css';

interface SuggestionsProps {
  readonly suggestions: readonly Suggestion[];
}

/** What to do next, most urgent first. */
export const Suggestions = memo(function Suggestions({ suggestions }: SuggestionsProps) {
  return (
    <Panel
      title="What to do next"
      note={suggestions.length > 0 ? formatCount(suggestions.length) : undefined}
      testId="suggestions"
    >
      {suggestions.length === 0 ? (
        <Notice title="Nothing to do right now">
          Suggestions appear once the numbers speak clearly enough.
        </Notice>
      ) : (
        <EntryList label="Suggestions" testId="suggestion-list">
          {suggestions.map((suggestion) => (
            <Entry key={`${suggestion.type} ${suggestion.title}`} suggestion={suggestion} />
          ))}
        </EntryList>
      )}
    </Panel>
  );
});

function Entry({ suggestion }: { readonly suggestion: Suggestion }) {
  return (
    <li data-testid="suggestion" data-type={suggestion.type} data-priority={suggestion.priority}>
      <div className={classes.head}>
        <div className={classes.title}>
          <ClampedText text={suggestion.title} lines={2} />
        </div>
        <PriorityTag priority={suggestion.priority} />
      </div>
      <div className={classes.description}>
        <ClampedText text={suggestion.description} lines={3} />
      </div>
      {suggestion.why !== undefined && (
        <div className={classes.why} data-testid="suggestion-why">
          <ClampedText text={suggestion.why} lines={3} />
        </div>
      )}
      <div className={classes.action} data-testid="suggestion-action">
        <ClampedText text={suggestion.action} lines={3} />
      </div>
    </li>
  );
}

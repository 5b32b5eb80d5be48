import { Notice } from '@/components/ui/Notice';
import { Panel } from '@/components/ui/Panel';
import { PanelState } from '@/components/ui/PanelState';
import { formatCount, formatDateTime } from '@/lib/format';
import { useSuggestionHistory } from '../api/history';
import { EpisodeEntry } from './EpisodeEntry';
import { RecordTable } from './RecordTable';
import classes from './SuggestionHistory.module.css';

interface SuggestionHistoryProps {
  readonly persona: string;
  readonly onOpen: (variantId: string) => void;
}

/** Whether advice was worth following: how often it was right, and what became of each. */
export function SuggestionHistory({ persona, onOpen }: SuggestionHistoryProps) {
  const query = useSuggestionHistory(persona);
  const retry = () => void query.refetch();
  const first = query.data?.pages[0];
  if (first === undefined) {
    return (
      <Panel title="Suggestions so far" testId="suggestion-history">
        <PanelState error={query.error} what="The history" onRetry={retry} height={160} />
      </Panel>
    );
  }
  const episodes = query.data?.pages.flatMap((page) => page.episodes) ?? [];
  return (
    <>
      <Panel
        title="How often suggestions were right"
        note={`since ${formatDateTime(first.from)}`}
        testId="suggestion-record"
        controls={
          <button
            type="button"
            className={classes.button}
            disabled={query.isFetching}
            onClick={retry}
          >
            Refresh
          </button>
        }
      >
        {first.types.length === 0 ? (
          <Notice title="Nothing was suggested yet">
            As soon as the numbers speak clearly enough, suggestions appear, and what became of
            them.
          </Notice>
        ) : (
          <RecordTable records={first.types} />
        )}
        <ul className={classes.limits}>
          {first.limits.map((limit) => (
            <li key={limit}>{limit}</li>
          ))}
        </ul>
      </Panel>
      {episodes.length > 0 && (
        <Panel
          title="Suggestions so far"
          note={`${formatCount(episodes.length)}${query.hasNextPage ? ' latest' : ''}`}
          testId="suggestion-history"
        >
          <ol className={classes.episodes}>
            {episodes.map((episode) => (
              <EpisodeEntry key={episode.identity} episode={episode} onOpen={onOpen} />
            ))}
          </ol>
          {query.hasNextPage && (
            <button
              type="button"
              className={classes.more}
              disabled={query.isFetchingNextPage}
              onClick={() => void query.fetchNextPage()}
            >
              {query.isFetchingNextPage ? 'Loading…' : 'Show earlier ones'}
            </button>
          )}
        </Panel>
      )}
    </>
  );
}

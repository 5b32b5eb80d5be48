import { ClampedText } from '@/components/ui/ClampedText';
import { CsvLink } from '@/components/ui/CsvLink';
import { PanelState } from '@/components/ui/PanelState';
import { formatDateTime } from '@/lib/format';
import { eventsTable } from '../api/eventsTable';
import { useVariantEvents } from '../api/variantEvents';
import { describeRecorded } from '../model/describeRecorded';
import classes from './VariantEvents.module.css';

interface VariantEventsProps {
  readonly persona: string;
  readonly variantId: string;
}

/** All that monitors ever said of a variant, and when. */
export function VariantEvents({ persona, variantId }: VariantEventsProps) {
  const query = useVariantEvents(persona, variantId);
  const events = query.data?.pages.flatMap((page) => page.events);
  return (
    <section className={classes.panel} aria-label="All its events" data-testid="variant-events">
      <header className={classes.header}>
        <h3 className={classes.title}>All its events</h3>
        <button
          type="button"
          className={classes.button}
          disabled={query.isFetching}
          onClick={() => void query.refetch()}
        >
          Refresh
        </button>
        <CsvLink
          name={`events-${persona}-${variantId}`}
          table={() => eventsTable(persona, { variant_id: variantId })}
        />
      </header>
      {events === undefined ? (
        <PanelState error={query.error} what="The list" onRetry={() => void query.refetch()} />
      ) : events.length === 0 ? (
        <p className={classes.nothing}>None are kept any more; the figures above stay.</p>
      ) : (
        <ol className={classes.list}>
          {events.map((event) => {
            const { title, text, note } = describeRecorded(event);
            return (
              <li key={event.identity} data-event-type={event.event_type}>
                <time dateTime={event.occurred_at}>{formatDateTime(event.occurred_at)}</time>
                <div className={classes.body}>
                  <strong>{title}</strong> {note}
                  {text !== '' && <ClampedText text={text} lines={3} />}
                </div>
              </li>
            );
          })}
        </ol>
      )}
      {query.hasNextPage && (
        <button
          type="button"
          className={classes.button}
          disabled={query.isFetchingNextPage}
          onClick={() => void query.fetchNextPage()}
        >
          {query.isFetchingNextPage ? 'Loading…' : 'Show earlier ones'}
        </button>
      )}
    </section>
  );
}

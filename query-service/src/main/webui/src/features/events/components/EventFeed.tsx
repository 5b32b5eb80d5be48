import { SegmentedControl } from '@mantine/core';
import { memo, useMemo, useState } from 'react';
import { Age } from '@/components/ui/Age';
import { CsvLink } from '@/components/ui/CsvLink';
import { EntryList } from '@/components/ui/EntryList';
import { Notice } from '@/components/ui/Notice';
import { Panel } from '@/components/ui/Panel';
import { ClampedText } from '@/components/ui/ClampedText';
import type { FeedEntry } from '@/lib/contract/metrics';
import { supersedes } from '@/lib/model/version';
import { eventsOfADay } from '../api/eventsTable';
import { describeEvent } from '../model/describeEvent';
import classes from './EventFeed.module.css';

interface EventFeedProps {
  readonly persona: string;
  /** Newest first, both. */
  readonly milestones: readonly FeedEntry[];
  readonly performance: readonly FeedEntry[];
}

const choices = [
  { value: 'milestones', label: 'Highlights' },
  { value: 'all', label: 'Everything' },
] as const;

/** What happened. New counts come by the second and say little in a list, so they are left out unless asked for. */
export const EventFeed = memo(function EventFeed(props: EventFeedProps) {
  const { persona, milestones, performance } = props;
  const [choice, setChoice] = useState<'milestones' | 'all'>('milestones');
  const entries = useMemo(
    () =>
      choice === 'all'
        ? [...milestones, ...performance].sort((a, b) => (isNewer(a, b) ? -1 : 1))
        : milestones,
    [choice, milestones, performance],
  );
  return (
    <Panel
      title="Activity"
      testId="events"
      controls={
        <>
          <CsvLink name={`events-of-a-day-${persona}`} table={() => eventsOfADay(persona)} />
          <SegmentedControl
            size="xs"
            aria-label="Which events to show"
            data={[...choices]}
            value={choice}
            onChange={setChoice}
          />
        </>
      }
    >
      {entries.length === 0 ? (
        <Notice title="Quiet so far">Events appear here as they happen.</Notice>
      ) : (
        <EntryList label="Activity" testId="event-list">
          {entries.map((entry) => (
            <Entry key={entry.identity} entry={entry} />
          ))}
        </EntryList>
      )}
    </Panel>
  );
});

const Entry = memo(function Entry({ entry }: { readonly entry: FeedEntry }) {
  const { title, text, note, icon: Icon, tone } = describeEvent(entry.data);
  return (
    <li
      className={classes.entry}
      data-testid="event"
      data-event-type={entry.data.event_type}
      data-identity={entry.identity}
    >
      <span className={classes.icon} data-tone={tone}>
        <Icon size={14} />
      </span>
      <div className={classes.body}>
        <div className={classes.head}>
          <span className={classes.title}>{title}</span>
          <span className={classes.age}>
            <Age since={entry.timestamp} suffix=" ago" />
          </span>
        </div>
        <ClampedText text={text} lines={2} />
        <div className={classes.note}>
          <ClampedText text={note} lines={2} />
        </div>
      </div>
    </li>
  );
});

function isNewer(a: FeedEntry, b: FeedEntry): boolean {
  return supersedes(
    { at: a.timestamp, identity: a.identity },
    { at: b.timestamp, identity: b.identity },
  );
}

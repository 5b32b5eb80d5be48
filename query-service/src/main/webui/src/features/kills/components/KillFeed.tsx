import { memo, useMemo } from 'react';
import { CsvLink } from '@/components/ui/CsvLink';
import { EntryList } from '@/components/ui/EntryList';
import { Notice } from '@/components/ui/Notice';
import { Panel } from '@/components/ui/Panel';
import { PanelState } from '@/components/ui/PanelState';
import type { KillsToday } from '@/lib/contract/metrics';
import { formatCount, formatDay } from '@/lib/format';
import type { Kill } from '@/lib/model/kill';
import type { Variant } from '@/lib/model/variant';
import { useKillList } from '../api/kills';
import { killStories, killTable } from '../model/killStory';
import { SignalChoices } from '../alert/SignalChoices';
import { KillEntry } from './KillEntry';
import classes from './KillFeed.module.css';

interface KillFeedProps {
  readonly persona: string;
  /** Those that the page has seen. */
  readonly kills: ReadonlyMap<string, Kill>;
  readonly killsToday: KillsToday;
  readonly variants: ReadonlyMap<string, Variant>;
  readonly onOpen: (variantId: string) => void;
}

/** Which variants were stopped early, and why; newest first, as far back as people want to look. */
export const KillFeed = memo(function KillFeed(props: KillFeedProps) {
  const { persona, kills, killsToday, variants, onOpen } = props;
  const list = useKillList(persona, kills);
  const stories = useMemo(
    () => killStories(list.stories, kills, variants),
    [list.stories, kills, variants],
  );
  const earlierToday = Math.max(0, killsToday.kills_today - stories.length);
  return (
    <Panel
      title="Kills"
      note={`${formatCount(killsToday.kills_today)} ${formatDay('today', killsToday.zone)}`}
      testId="kills"
      controls={
        <>
          {stories.length > 0 && (
            <CsvLink name={`kills-${persona}`} table={() => killTable(stories)} />
          )}
          <SignalChoices />
        </>
      }
    >
      {stories.length === 0 && !list.read ? (
        <PanelState error={list.error} what="The list" onRetry={list.retry} height={80} />
      ) : stories.length === 0 ? (
        <Notice title="Nothing was killed">
          Posts that are stopped early show up here, with the reason.
        </Notice>
      ) : (
        <EntryList label="Kills" testId="kill-list">
          {stories.map((story) => (
            <KillEntry key={story.kill.variantId} story={story} onOpen={onOpen} />
          ))}
          {list.hasEarlier && (
            <li>
              <button
                type="button"
                className={classes.earlier}
                disabled={list.loadingEarlier}
                onClick={list.showEarlier}
              >
                {earlierToday > 0 ? `${formatCount(earlierToday)} earlier today` : 'Earlier kills'}
              </button>
            </li>
          )}
        </EntryList>
      )}
    </Panel>
  );
});

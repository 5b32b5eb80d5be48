import { Tabs } from '@mantine/core';
import type { DashboardState } from '@/features/live/state/dashboardState';
import { Headline } from '@/features/summary/components/Headline';
import { SummaryCards } from '@/features/summary/components/SummaryCards';
import { NeedsYou } from '@/features/suggestions/components/NeedsYou';
import { FatigueWarnings } from '@/features/fatigue/components/FatigueWarnings';
import { KillFeed } from '@/features/kills/components/KillFeed';
import { EventFeed } from '@/features/events/components/EventFeed';
import { VariantsPanel } from '@/features/variants/components/VariantsPanel';
import { OpenVariant } from './board/OpenVariant';
import { useBoard } from './board/useBoard';
import { formatCount } from '@/lib/format';
import classes from './layout.module.css';

interface LayoutProps {
  readonly persona: string;
  readonly state: DashboardState;
}

/** One thing at a time, for a phone. */
export function NarrowLayout({ persona, state }: LayoutProps) {
  const board = useBoard();
  const advice = state.suggestions.length + state.warnings.length;
  return (
    <>
      <Headline summary={state.summary} variants={state.variants} />
      <SummaryCards
        persona={persona}
        summary={state.summary}
        kills={state.killsToday}
        recentKills={state.kills}
      />
      <Tabs value={board.tab} onChange={board.onTab} keepMounted={false} className={classes.tabs}>
        <Tabs.List grow aria-label="Parts of the dashboard">
          <Tabs.Tab value="variants">Variants</Tabs.Tab>
          <Tabs.Tab value="advice">
            Advice{advice > 0 && <span className={classes.badge}>{formatCount(advice)}</span>}
          </Tabs.Tab>
          <Tabs.Tab value="activity">
            Activity
            {state.kills.size > 0 && (
              <span className={classes.badge}>{formatCount(state.killsToday.kills_today)}</span>
            )}
          </Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="variants" className={classes.tab}>
          <VariantsPanel
            persona={persona}
            variants={state.variants}
            activeInTotal={state.summary.active_variants}
            narrow
            filter={board.filter}
            onFilter={board.onFilter}
            sorting={board.sorting}
            onSorting={board.onSorting}
            onOpen={board.open}
          />
        </Tabs.Panel>
        <Tabs.Panel value="advice" className={classes.tab}>
          <NeedsYou
            persona={persona}
            suggestions={state.suggestions}
            onShowRows={(text) => {
              board.showRows(text);
              board.onTab('variants');
            }}
          />
          <FatigueWarnings warnings={state.warnings} />
        </Tabs.Panel>
        <Tabs.Panel value="activity" className={classes.tab}>
          <KillFeed
            persona={persona}
            onOpen={board.open}
            kills={state.kills}
            killsToday={state.killsToday.kills_today}
            variants={state.variants}
          />
          <EventFeed milestones={state.milestones} performance={state.performance} />
        </Tabs.Panel>
      </Tabs>
      <OpenVariant persona={persona} board={board} variants={state.variants} />
    </>
  );
}

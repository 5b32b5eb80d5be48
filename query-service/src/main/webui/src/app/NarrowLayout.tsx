import { Tabs } from '@mantine/core';
import type { DashboardState } from '@/features/live/state/dashboardState';
import { SummaryCards } from '@/features/summary/components/SummaryCards';
import { Suggestions } from '@/features/suggestions/components/Suggestions';
import { FatigueWarnings } from '@/features/fatigue/components/FatigueWarnings';
import { KillFeed } from '@/features/kills/components/KillFeed';
import { EventFeed } from '@/features/events/components/EventFeed';
import { VariantsPanel } from '@/features/variants/components/VariantsPanel';
import { formatCount } from '@/lib/format';
import classes from './layout.module.css';

interface LayoutProps {
  readonly persona: string;
  readonly state: DashboardState;
}

/** One thing at a time, for a phone. */
export function NarrowLayout({ persona, state }: LayoutProps) {
  const advice = state.suggestions.length + state.warnings.length;
  return (
    <>
      <SummaryCards summary={state.summary} kills={state.killsToday} />
      <Tabs defaultValue="variants" keepMounted={false} className={classes.tabs}>
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
          />
        </Tabs.Panel>
        <Tabs.Panel value="advice" className={classes.tab}>
          <Suggestions suggestions={state.suggestions} />
          <FatigueWarnings warnings={state.warnings} />
        </Tabs.Panel>
        <Tabs.Panel value="activity" className={classes.tab}>
          <KillFeed
            kills={state.kills}
            killsToday={state.killsToday.kills_today}
            variants={state.variants}
          />
          <EventFeed milestones={state.milestones} performance={state.performance} />
        </Tabs.Panel>
      </Tabs>
    </>
  );
}

import type { DashboardState } from '@/features/live/state/dashboardState';
import { SummaryCards } from '@/features/summary/components/SummaryCards';
import { Suggestions } from '@/features/suggestions/components/Suggestions';
import { FatigueWarnings } from '@/features/fatigue/components/FatigueWarnings';
import { KillFeed } from '@/features/kills/components/KillFeed';
import { EventFeed } from '@/features/events/components/EventFeed';
import { VariantsPanel } from '@/features/variants/components/VariantsPanel';
import classes from './layout.module.css';

interface LayoutProps {
  readonly persona: string;
  readonly state: DashboardState;
}

/** Everything at once: the table, and beside it what there is to do and what happened. */
export function WideLayout({ persona, state }: LayoutProps) {
  return (
    <>
      <SummaryCards summary={state.summary} kills={state.killsToday} />
      <div className={classes.columns}>
        <div className={classes.wide}>
          <VariantsPanel
            persona={persona}
            variants={state.variants}
            activeInTotal={state.summary.active_variants}
            narrow={false}
          />
        </div>
        <aside className={classes.rail} aria-label="Advice and activity">
          <Suggestions suggestions={state.suggestions} />
          <KillFeed
            kills={state.kills}
            killsToday={state.killsToday.kills_today}
            variants={state.variants}
          />
          <FatigueWarnings warnings={state.warnings} />
          <EventFeed milestones={state.milestones} performance={state.performance} />
        </aside>
      </div>
    </>
  );
}

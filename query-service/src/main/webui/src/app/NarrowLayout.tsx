import type { DashboardState } from '@/features/live/state/dashboardState';
import { SummaryLine } from '@/features/summary/components/SummaryLine';
import { NeedsYou } from '@/features/suggestions/components/NeedsYou';
import { FatigueWarnings } from '@/features/fatigue/components/FatigueWarnings';
import { KillFeed } from '@/features/kills/components/KillFeed';
import { DeadLetterList } from '@/features/deadletters/components/DeadLetterList';
import { EventFeed } from '@/features/events/components/EventFeed';
import { VariantsPanel } from '@/features/variants/components/VariantsPanel';
import { OpenVariant } from './board/OpenVariant';
import { Trust } from './board/Trust';
import { useBoard } from './board/useBoard';
import { usePatterns } from './board/usePatterns';
import { PageLink } from './PageLink';
import { BottomBar, parts } from './phone/BottomBar';
import bar from './phone/BottomBar.module.css';

const toHistory = <PageLink page="history" text="Were they right?" />;

export interface LayoutProps {
  readonly persona: string;
  readonly state: DashboardState;
  /** Kills that nobody has put aside yet. */
  readonly unseenKills: number;
}

/** One thing at a time, for a phone. */
export function NarrowLayout({ persona, state, unseenKills }: LayoutProps) {
  const board = useBoard();
  const part = parts.find((known) => known === board.tab) ?? parts[0];
  const killsToday = state.killsToday.kills_today;
  const patterns = usePatterns(state.variants);
  return (
    <>
      <SummaryLine summary={state.summary} kills={state.killsToday} variants={state.variants} />
      {part === 'variants' && <Trust persona={persona} state={state} brief />}
      {part === 'variants' && (
        <VariantsPanel
          persona={persona}
          variants={state.variants}
          activeInTotal={state.summary.active_variants}
          narrow
          filter={board.filter}
          onFilter={board.onFilter}
          sorting={board.sorting}
          onSorting={board.onSorting}
          chart={board.chart}
          onChart={board.onChart}
          onOpen={board.open}
        />
      )}
      {part === 'needs' && (
        <>
          <NeedsYou
            persona={persona}
            suggestions={state.suggestions}
            controls={toHistory}
            onShowRows={(text) => {
              board.showRows(text);
              board.onTab('variants');
            }}
          />
          <DeadLetterList persona={persona} />
        </>
      )}
      {part === 'kills' && (
        <>
          <KillFeed
            persona={persona}
            onOpen={board.open}
            kills={state.kills}
            killsToday={state.killsToday}
            variants={state.variants}
          />
          <EventFeed
            persona={persona}
            milestones={state.milestones}
            performance={state.performance}
          />
        </>
      )}
      {part === 'patterns' && <FatigueWarnings warnings={state.warnings} patterns={patterns} />}
      <div className={bar.room} aria-hidden="true" />
      <BottomBar
        part={part}
        counts={{
          needs: state.suggestions.length,
          kills: Math.max(killsToday, unseenKills),
          patterns: state.warnings.length,
        }}
        urgent={unseenKills > 0 ? 'kills' : null}
        onPart={(wanted) => {
          board.onTab(wanted);
          window.scrollTo(0, 0);
        }}
      />
      <OpenVariant
        persona={persona}
        board={board}
        variants={state.variants}
        suggestions={state.suggestions}
      />
    </>
  );
}

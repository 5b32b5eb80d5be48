import { useCallback } from 'react';
import { Headline } from '@/features/summary/components/Headline';
import { SummaryCards } from '@/features/summary/components/SummaryCards';
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
import { useAfterFirstPaint } from '@/lib/firstPaint';
import type { LayoutProps } from './NarrowLayout';
import classes from './layout.module.css';
import { PageLink } from './PageLink';

const toHistory = <PageLink page="history" text="Were they right?" />;

/** Everything at once: the table, and beside it what there is to do and what happened. */
export function WideLayout({ persona, state }: LayoutProps) {
  const board = useBoard();
  const patterns = usePatterns(state.variants);
  const complete = useAfterFirstPaint();
  const { chart, onChart } = board;
  const toCalibration = useCallback(() => {
    onChart({ ...chart, tab: 'calibration' });
  }, [chart, onChart]);
  return (
    <>
      <Headline summary={state.summary} variants={state.variants} />
      <Trust persona={persona} state={state} onCalibration={toCalibration} />
      <SummaryCards
        persona={persona}
        summary={state.summary}
        kills={state.killsToday}
        recentKills={state.kills}
        onOpen={board.open}
      />
      <div className={classes.columns}>
        <div className={classes.wide}>
          <VariantsPanel
            persona={persona}
            variants={state.variants}
            activeInTotal={state.summary.active_variants}
            narrow={false}
            filter={board.filter}
            onFilter={board.onFilter}
            sorting={board.sorting}
            onSorting={board.onSorting}
            chart={board.chart}
            onChart={board.onChart}
            onOpen={board.open}
          />
        </div>
        <aside className={classes.rail} aria-label="Advice and activity">
          {complete && (
            <>
              <NeedsYou
                persona={persona}
                suggestions={state.suggestions}
                onShowRows={board.showRows}
                controls={toHistory}
              />
              <KillFeed
                persona={persona}
                onOpen={board.open}
                kills={state.kills}
                killsToday={state.killsToday}
                variants={state.variants}
              />
              <FatigueWarnings warnings={state.warnings} patterns={patterns} />
              <EventFeed
                persona={persona}
                milestones={state.milestones}
                performance={state.performance}
              />
              <DeadLetterList persona={persona} />
            </>
          )}
        </aside>
      </div>
      <OpenVariant
        persona={persona}
        board={board}
        variants={state.variants}
        suggestions={state.suggestions}
      />
    </>
  );
}

import { memo, type ReactNode } from 'react';
import type { KillsToday, Summary } from '@/lib/contract/metrics';
import { formatCount, formatElapsed, formatRate, formatTotal } from '@/lib/format';
import classes from './SummaryCards.module.css';

interface SummaryCardsProps {
  readonly summary: Summary;
  readonly kills: KillsToday;
}

/** The persona in five numbers. */
export const SummaryCards = memo(function SummaryCards({ summary, kills }: SummaryCardsProps) {
  return (
    <section aria-label="Summary" data-testid="summary">
      <dl className={classes.cards}>
        <Card name="Active variants" note={`of ${formatCount(summary.total_variants)} in total`}>
          <span data-testid="active-variants">{formatCount(summary.active_variants)}</span>
        </Card>
        <Card name="Engagement rate" note="of active variants">
          <span data-testid="average-engagement-rate">
            {formatRate(summary.total_views === 0 ? null : summary.avg_engagement_rate)}
          </span>
        </Card>
        <Card name="Views" note="of all variants">
          <span data-testid="total-views">{formatTotal(summary.total_views)}</span>
        </Card>
        <Card name="Interactions" note="of all variants">
          <span data-testid="total-interactions">{formatTotal(summary.total_interactions)}</span>
        </Card>
        <Card name="Killed today" note={timeToKill(kills)}>
          <span data-testid="kills-today">{formatCount(kills.kills_today)}</span>
        </Card>
      </dl>
    </section>
  );
});

interface CardProps {
  readonly name: string;
  readonly note: string;
  readonly children: ReactNode;
}

function Card({ name, note, children }: CardProps) {
  return (
    <div className={classes.card}>
      <dt className={classes.name}>{name}</dt>
      <dd className={classes.figure}>{children}</dd>
      <dd className={classes.note}>{note}</dd>
    </div>
  );
}

function timeToKill({ kills_today, avg_time_to_kill_minutes: minutes }: KillsToday): string {
  if (kills_today === 0) {
    return 'none so far';
  }
  return minutes === null ? 'time to kill unknown' : `after ${formatElapsed(minutes)} on average`;
}

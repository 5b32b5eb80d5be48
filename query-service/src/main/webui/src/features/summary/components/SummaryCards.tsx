import { memo, useMemo } from 'react';
import { Sparkline } from '@/components/ui/Sparkline';
import type { KillsToday, Summary } from '@/lib/contract/metrics';
import { formatCount, formatDay, formatElapsed, formatRate, formatTotal } from '@/lib/format';
import type { Kill } from '@/lib/model/kill';
import { useNow } from '@/lib/now';
import { inSteps, sum } from '@/lib/sparkline';
import { useLastHour } from '../api/lastHour';
import { countsOfHour, explanationOf, rateOfHour, timesByMinute } from '../model/hour';
import { LatestKill } from './LatestKill';
import { SummaryCard } from './SummaryCard';
import classes from './SummaryCards.module.css';

const MINUTE = 60_000;

interface SummaryCardsProps {
  readonly persona: string;
  readonly summary: Summary;
  readonly kills: KillsToday;
  /** Those that the page knows of: of the last hour all. */
  readonly recentKills: ReadonlyMap<string, Kill>;
  readonly onOpen: (variantId: string) => void;
}

/** The persona in five numbers, each beside its last hour and what is usual at this time of day. */
export const SummaryCards = memo(function SummaryCards(props: SummaryCardsProps) {
  const { persona, summary, kills, recentKills, onOpen } = props;
  const hour = useLastHour(persona);
  const { usual_at_hour: usual } = summary;
  const explanation = explanationOf(usual);
  return (
    <section aria-label="Summary" data-testid="summary">
      <dl className={classes.cards}>
        <SummaryCard
          name="Active variants"
          note={`of ${formatCount(summary.total_variants)} in total`}
          usual={usual && `usually ${formatCount(usual.reporting_variants)} at this hour`}
          explanation={explanation}
        >
          <span data-testid="active-variants">{formatCount(summary.active_variants)}</span>
        </SummaryCard>
        <SummaryCard
          name="Engagement rate"
          note="of active variants"
          usual={rateOfHour(hour, usual?.engagement_rate ?? null)}
          explanation={explanation}
          line={
            hour && (
              <Sparkline
                kind="line"
                values={hour.rates}
                reference={usual?.engagement_rate ?? null}
                label="Engagement rate by minute, last hour"
                className={classes.line}
              />
            )
          }
        >
          <span data-testid="average-engagement-rate">
            {formatRate(summary.total_views === 0 ? null : summary.avg_engagement_rate)}
          </span>
        </SummaryCard>
        <SummaryCard
          name="Views"
          note="of all variants"
          usual={countsOfHour(hour?.views ?? null, usual?.views ?? null)}
          explanation={explanation}
          line={hour && <Columns values={hour.views} what="views" />}
        >
          <span data-testid="total-views">{formatTotal(summary.total_views)}</span>
        </SummaryCard>
        <SummaryCard
          name="Interactions"
          note="of all variants"
          usual={countsOfHour(hour?.interactions ?? null, usual?.interactions ?? null)}
          explanation={explanation}
          line={hour && <Columns values={hour.interactions} what="interactions" />}
        >
          <span data-testid="total-interactions">{formatTotal(summary.total_interactions)}</span>
        </SummaryCard>
        <SummaryCard
          name={formatDay('Killed today', kills.zone)}
          note={timeToKill(kills)}
          usual={usual && `usually ${formatCount(usual.kills_by_now)} by now`}
          explanation={explanation}
          line={<KillColumns kills={recentKills} />}
          more={<LatestKill kills={recentKills} onOpen={onOpen} />}
        >
          <span data-testid="kills-today">{formatCount(kills.kills_today)}</span>
        </SummaryCard>
      </dl>
    </section>
  );
});

interface ColumnsProps {
  readonly values: readonly (number | null)[];
  readonly what: string;
}

const Columns = memo(function Columns({ values, what }: ColumnsProps) {
  return (
    <Sparkline
      kind="columns"
      values={values}
      label={`${formatCount(sum(values))} ${what} in the last hour`}
      className={classes.line}
    />
  );
});

function KillColumns({ kills }: { readonly kills: ReadonlyMap<string, Kill> }) {
  const minute = Math.floor(useNow() / MINUTE) * MINUTE;
  const counts = useMemo(() => {
    const times = [...kills.values()].map(({ killedAt }) => killedAt);
    const all = timesByMinute(times, minute);
    // Nothing but zeros is drawn as nothing.
    return sum(all) === 0 ? [] : inSteps(all, 3);
  }, [kills, minute]);
  return <Columns values={counts} what="kills" />;
}

function timeToKill({ kills_today, avg_time_to_kill_minutes: minutes }: KillsToday): string {
  if (kills_today === 0) {
    return 'none so far';
  }
  return minutes === null ? 'time to kill unknown' : `after ${formatElapsed(minutes)} on average`;
}

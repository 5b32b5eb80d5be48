import { useMediaQuery } from '@mantine/hooks';
import { lazy, Suspense } from 'react';
import { ProblemNotice } from '@/components/ui/ProblemNotice';
import { KillBand } from '@/features/kills/alert/KillBand';
import { useSignals } from '@/features/kills/alert/useSignals';
import { useUnseenKills } from '@/features/kills/alert/useUnseenKills';
import { useLiveDashboard } from '@/features/live/api/useLiveDashboard';
import { Announcer } from '@/features/live/components/Announcer';
import { ConnectionState } from '@/features/live/components/ConnectionState';
import type { Suggestion } from '@/lib/contract/metrics';
import type { Kill } from '@/lib/model/kill';
import type { Variant } from '@/lib/model/variant';
import { useAddress } from './address/useAddress';
import { openVariant } from './board/useBoard';
import { DashboardSkeleton } from './DashboardSkeleton';
import { Header } from './Header';
import classes from './layout.module.css';
import type { TurnOf } from './kiosk/Turn';
import { NarrowLayout } from './NarrowLayout';
import { useStaleness } from './useStaleness';
import { useTitle } from './useTitle';
import { WideLayout } from './WideLayout';

const HistoryPage = lazy(() => import('./HistoryPage'));

interface DashboardProps {
  readonly persona: string;
  /** On a wall, where one persona follows the other. */
  readonly turn?: TurnOf;
}

const noKills: readonly Kill[] = [];
const noSuggestions: readonly Suggestion[] = [];
const noVariants: ReadonlyMap<string, Variant> = new Map();

/** In milliseconds: nobody is there to put a kill aside. */
const WALL_SHOWS_KILLS = 60_000;

/** The dashboard of one persona: what is live comes in here, and is handed to the features that show it. */
export function Dashboard({ persona, turn }: DashboardProps) {
  const { state, status, malformed, freshness, error, reconnect, retry } =
    useLiveDashboard(persona);
  const fresh = state?.freshKills ?? noKills;
  const variants = state?.variants ?? noVariants;
  const unseen = useUnseenKills(fresh, turn === undefined ? null : WALL_SHOWS_KILLS);
  useTitle(persona, unseen.unread);
  useSignals(persona, fresh, variants, openVariant);
  useStaleness(freshness.staleSince !== null);
  const narrow = useMediaQuery('(max-width: 48em)', false, { getInitialValueInEffect: false });
  const { page } = useAddress().search;
  const Layout = narrow ? NarrowLayout : WideLayout;
  return (
    <div className={classes.page}>
      <Header persona={persona} turn={turn}>
        <ConnectionState
          status={status}
          freshness={freshness}
          asOf={state?.asOf ?? null}
          newestEventAt={state?.newestEventAt ?? null}
          malformed={malformed}
          onReconnect={reconnect}
        />
      </Header>
      <KillBand
        persona={persona}
        kills={unseen.kills}
        variants={variants}
        onOpen={openVariant}
        onDismiss={unseen.dismiss}
      />
      <main
        id="content"
        tabIndex={-1}
        className={classes.main}
        data-testid="dashboard"
        data-persona={persona}
      >
        {page === 'history' && turn === undefined ? (
          <Suspense>
            <HistoryPage
              key={persona}
              persona={persona}
              variants={variants}
              suggestions={state?.suggestions ?? noSuggestions}
            />
          </Suspense>
        ) : state !== null ? (
          <Layout key={persona} persona={persona} state={state} unseenKills={unseen.kills.length} />
        ) : error !== null ? (
          <ProblemNotice error={error} onRetry={retry} />
        ) : (
          <DashboardSkeleton />
        )}
      </main>
      <Announcer
        status={status}
        latestKill={fresh[0] ?? null}
        killedContent={variants.get(fresh[0]?.variantId ?? '')?.content ?? null}
      />
    </div>
  );
}

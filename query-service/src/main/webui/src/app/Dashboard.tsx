import { useMediaQuery } from '@mantine/hooks';
import { ProblemNotice } from '@/components/ui/ProblemNotice';
import { useLiveDashboard } from '@/features/live/api/useLiveDashboard';
import { Announcer } from '@/features/live/components/Announcer';
import { ConnectionState } from '@/features/live/components/ConnectionState';
import { DashboardSkeleton } from './DashboardSkeleton';
import { Header } from './Header';
import classes from './layout.module.css';
import { NarrowLayout } from './NarrowLayout';
import { useStaleness } from './useStaleness';
import { useTitle } from './useTitle';
import { WideLayout } from './WideLayout';

interface DashboardProps {
  readonly persona: string;
}

/** The dashboard of one persona: what is live comes in here, and is handed to the features that show it. */
export function Dashboard({ persona }: DashboardProps) {
  const { state, status, malformed, freshness, error, reconnect, retry } =
    useLiveDashboard(persona);
  useTitle(persona, state?.latestKill ?? null);
  useStaleness(freshness.staleSince !== null);
  const narrow = useMediaQuery('(max-width: 48em)', false, { getInitialValueInEffect: false });
  const Layout = narrow ? NarrowLayout : WideLayout;
  return (
    <div className={classes.page}>
      <Header persona={persona}>
        <ConnectionState
          status={status}
          freshness={freshness}
          asOf={state?.asOf ?? null}
          newestEventAt={state?.newestEventAt ?? null}
          malformed={malformed}
          onReconnect={reconnect}
        />
      </Header>
      <main
        id="content"
        tabIndex={-1}
        className={classes.main}
        data-testid="dashboard"
        data-persona={persona}
      >
        {state !== null ? (
          <Layout key={persona} persona={persona} state={state} />
        ) : error !== null ? (
          <ProblemNotice error={error} onRetry={retry} />
        ) : (
          <DashboardSkeleton />
        )}
      </main>
      <Announcer status={status} latestKill={state?.latestKill ?? null} />
    </div>
  );
}

import { ProblemNotice } from '@/components/ui/ProblemNotice';
import { usePersonas } from '@/features/personas/api/personas';
import { Overview } from '@/features/personas/components/Overview';
import { writeAddress } from './address/address';
import { goToPersona } from './address/useAddress';
import { DashboardSkeleton } from './DashboardSkeleton';
import { Header } from './Header';
import classes from './layout.module.css';
import { useStaleness } from './useStaleness';
import { useTitle } from './useTitle';

/** Everybody at a glance. */
export function OverviewPage() {
  const { data, error, refetch } = usePersonas();
  useTitle(null);
  useStaleness(data !== undefined && error !== null);
  return (
    <div className={classes.page}>
      <Header persona={null} />
      <main id="content" tabIndex={-1} className={classes.overview} data-testid="overview">
        {data !== undefined ? (
          <Overview
            personas={data}
            addressOf={(persona) => writeAddress({ persona, search: {} })}
            onOpen={goToPersona}
          />
        ) : error !== null ? (
          <ProblemNotice error={error} onRetry={() => void refetch()} />
        ) : (
          <DashboardSkeleton />
        )}
      </main>
    </div>
  );
}

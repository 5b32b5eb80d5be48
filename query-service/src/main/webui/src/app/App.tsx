import { lazy, Suspense, useEffect } from 'react';
import { useAccess } from '@/lib/access/useAccess';
import { tidyAddress, useAddress } from './address/useAddress';
import { Dashboard } from './Dashboard';
import { ErrorBoundary } from './ErrorBoundary';
import { OverviewPage } from './OverviewPage';
import { SignInNotice } from './SignInNotice';

const Kiosk = lazy(() => import('./kiosk/Kiosk').then(({ Kiosk: page }) => ({ default: page })));

export function App() {
  const { persona, search } = useAddress();
  const { refused } = useAccess();
  useEffect(tidyAddress, [persona]);

  return (
    <ErrorBoundary>
      {refused ? (
        <SignInNotice />
      ) : search.kiosk !== undefined ? (
        <Suspense>
          <Kiosk persona={persona} />
        </Suspense>
      ) : persona === null ? (
        <OverviewPage />
      ) : (
        <Dashboard persona={persona} />
      )}
    </ErrorBoundary>
  );
}

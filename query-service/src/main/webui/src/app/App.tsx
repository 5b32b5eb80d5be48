import { useEffect } from 'react';
import { useAccess } from '@/lib/access/useAccess';
import { tidyAddress, useAddress } from './address/useAddress';
import { Dashboard } from './Dashboard';
import { ErrorBoundary } from './ErrorBoundary';
import { OverviewPage } from './OverviewPage';
import { SignInNotice } from './SignInNotice';

export function App() {
  const { persona } = useAddress();
  const { refused } = useAccess();
  useEffect(tidyAddress, [persona]);

  return (
    <ErrorBoundary>
      {refused ? (
        <SignInNotice />
      ) : persona === null ? (
        <OverviewPage />
      ) : (
        <Dashboard persona={persona} />
      )}
    </ErrorBoundary>
  );
}

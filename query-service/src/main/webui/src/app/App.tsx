import { useEffect } from 'react';
import { tidyAddress, useAddress } from './address/useAddress';
import { Dashboard } from './Dashboard';
import { ErrorBoundary } from './ErrorBoundary';
import { OverviewPage } from './OverviewPage';

export function App() {
  const { persona } = useAddress();
  useEffect(tidyAddress, [persona]);

  return (
    <ErrorBoundary>
      {persona === null ? <OverviewPage /> : <Dashboard persona={persona} />}
    </ErrorBoundary>
  );
}

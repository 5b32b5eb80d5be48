import { useEffect } from 'react';
import { NoPersona } from '@/features/personas/components/NoPersona';
import { Dashboard } from './Dashboard';
import { ErrorBoundary } from './ErrorBoundary';
import { Header } from './Header';
import classes from './layout.module.css';
import { settleOnPersona, usePersonaInAddress } from './personaAddress';

export function App() {
  const persona = usePersonaInAddress();
  useEffect(() => {
    document.title = persona === null ? 'Variant dashboard' : `${persona} – Variant dashboard`;
  }, [persona]);

  return (
    <ErrorBoundary>
      {persona === null ? (
        <div className={classes.page}>
          <Header persona={null} />
          <main id="content" tabIndex={-1} className={classes.lone}>
            <NoPersona onFound={settleOnPersona} />
          </main>
        </div>
      ) : (
        <Dashboard persona={persona} />
      )}
    </ErrorBoundary>
  );
}

import { useEffect, useMemo, useSyncExternalStore } from 'react';
import { ProblemError } from '@/lib/api/problem';
import type { ConnectionStatus } from '@/lib/live-socket';
import type { DashboardState } from '../state/dashboardState';
import { LiveSession } from './liveSession';
import { useActiveVariants, useMetrics } from './queries';

export interface LiveDashboard {
  readonly state: DashboardState | null;
  readonly status: ConnectionStatus;
  readonly malformed: number;
  /** Why there is nothing to show. */
  readonly error: Error | null;
  readonly reconnect: () => void;
  readonly retry: () => void;
}

/** The dashboard of a persona, kept up to date for as long as the component lives. */
export function useLiveDashboard(persona: string): LiveDashboard {
  const session = useMemo(() => new LiveSession(persona), [persona]);
  const { state, status, malformed } = useSyncExternalStore(session.subscribe, session.view);

  const metrics = useMetrics(persona, status.phase !== 'live');
  useEffect(() => {
    if (metrics.data) {
      session.offerSnapshot(metrics.data);
    }
  }, [session, metrics.data]);

  const hasMore = state !== null && state.summary.active_variants > activeCount(state);
  const list = useActiveVariants(persona, hasMore);
  useEffect(() => {
    if (list.data) {
      session.offerList(list.data.variants, list.data.next_cursor === null);
    }
  }, [session, list.data]);

  const error = state === null ? metrics.error : null;
  const hopeless = error instanceof ProblemError && error.permanent;
  useEffect(() => {
    if (hopeless) {
      return undefined;
    }
    session.start();
    return () => {
      session.stop();
    };
  }, [session, hopeless]);

  return {
    state,
    status,
    malformed,
    error,
    reconnect: session.reconnect,
    retry: () => void metrics.refetch(),
  };
}

function activeCount(state: DashboardState): number {
  return [...state.variants.values()].filter((variant) => variant.status === 'active').length;
}

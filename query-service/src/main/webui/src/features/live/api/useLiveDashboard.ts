import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useSyncExternalStore } from 'react';
import { ProblemError } from '@/lib/api/problem';
import type { ConnectionStatus } from '@/lib/live-socket';
import type { DashboardState } from '../state/dashboardState';
import type { Freshness } from './freshness';
import { type LeftOff, LiveSession } from './liveSession';
import { useActiveVariants, useMetrics } from './queries';

export interface LiveDashboard {
  readonly state: DashboardState | null;
  readonly status: ConnectionStatus;
  readonly malformed: number;
  readonly freshness: Freshness;
  /** Why there is nothing to show. */
  readonly error: Error | null;
  readonly reconnect: () => void;
  readonly retry: () => void;
}

/** The dashboard of a persona, kept up to date for as long as the component lives. */
export function useLiveDashboard(persona: string): LiveDashboard {
  const queries = useQueryClient();
  const session = useMemo(() => {
    const leftOff = queries.getQueryData<LeftOff>(['left-off', persona]);
    return new LiveSession(persona, leftOff ?? null);
  }, [queries, persona]);
  const { state, status, malformed, freshness } = useSyncExternalStore(
    session.subscribe,
    session.view,
  );

  const metrics = useMetrics(persona, status.phase !== 'live');
  useEffect(() => {
    if (metrics.data) {
      session.offerSnapshot(metrics.data);
    }
  }, [session, metrics.data]);

  const hasMore = state !== null && state.summary.active_variants > activeCount(state);
  const list = useActiveVariants(persona, hasMore);
  useEffect(() => {
    if (list) {
      session.offerList(list.variants, list.complete);
    }
  }, [session, list]);

  const error = state === null ? metrics.error : null;
  const hopeless = error instanceof ProblemError && error.permanent;
  useEffect(() => {
    if (hopeless) {
      return undefined;
    }
    session.start();
    return () => {
      session.stop();
      // Kept for a while, so that the way back shows something at once.
      queries.setQueryData<LeftOff>(['left-off', persona], session.leftOff() ?? undefined);
    };
  }, [session, hopeless, queries, persona]);

  return {
    state,
    status,
    malformed,
    freshness,
    error,
    reconnect: session.reconnect,
    retry: () => void metrics.refetch(),
  };
}

function activeCount(state: DashboardState): number {
  return [...state.variants.values()].filter((variant) => variant.status === 'active').length;
}

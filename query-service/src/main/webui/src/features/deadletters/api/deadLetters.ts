import { useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import * as v from 'valibot';
import { instant } from '@/lib/contract/primitives';
import { ProblemError } from '@/lib/api/problem';

const PAGE = 20;
const INTERVAL = 30_000;
const LONGEST_WAIT = 8_000;

const pageSchema = v.object({
  dead_letters: v.array(
    v.object({
      id: v.string(),
      code: v.string(),
      reason: v.string(),
      received_at: instant,
      excerpt: v.nullable(v.string()),
      replays: v.number(),
    }),
  ),
  next_cursor: v.nullable(v.string()),
});
export type DeadLetter = v.InferOutput<typeof pageSchema>['dead_letters'][number];

export interface DeadLetters {
  /** Newest first; empty also for those who may not see them. */
  readonly letters: readonly DeadLetter[];
  /** Null where there are no more. */
  readonly showEarlier: (() => void) | null;
}

/** What was refused of a persona, for operators: all others are answered 403, and an older service 404. */
export function useDeadLetters(persona: string): DeadLetters {
  const query = useInfiniteQuery({
    queryKey: ['dead-letters', persona],
    queryFn: ({ signal, pageParam }) => page(persona, pageParam, signal),
    initialPageParam: '',
    getNextPageParam: ({ next_cursor }) => next_cursor ?? undefined,
    refetchInterval: ({ state: { error } }) =>
      error instanceof ProblemError && error.permanent ? false : INTERVAL,
  });
  const { data, hasNextPage, fetchNextPage } = query;
  const letters = useMemo(
    () => data?.pages.flatMap(({ dead_letters }) => dead_letters) ?? [],
    [data],
  );
  return { letters, showEarlier: hasNextPage ? () => void fetchNextPage() : null };
}

async function page(persona: string, cursor: string, signal: AbortSignal) {
  const query = new URLSearchParams({ limit: String(PAGE), ...(cursor !== '' && { cursor }) });
  const address = `/api/dead-letters/${encodeURIComponent(persona)}?${query.toString()}`;
  const request = new Request(new URL(address, window.location.origin), {
    signal: AbortSignal.any([signal, AbortSignal.timeout(LONGEST_WAIT)]),
  });
  const response = await fetch(request).catch((cause: unknown) => {
    throw ProblemError.unreachable(cause);
  });
  if (!response.ok) {
    throw ProblemError.of(response, await response.json().catch(() => null));
  }
  return v.parse(pageSchema, await response.json());
}

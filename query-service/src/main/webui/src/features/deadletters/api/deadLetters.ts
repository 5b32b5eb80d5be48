import { useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import * as v from 'valibot';
import { refusals } from '@/lib/access/refusals';
import { api, read } from '@/lib/api/client';
import { ProblemError } from '@/lib/api/problem';
import { instant } from '@/lib/contract/primitives';

const WHAT = 'dead-letters';
const PAGE = 20;
const INTERVAL = 30_000;

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

/**
 * What was refused of a persona, for operators: all others are answered 403, once, and by an older service 404. Who is
 * no operator of one persona is none of any other.
 */
export function useDeadLetters(persona: string): DeadLetters {
  const query = useInfiniteQuery({
    queryKey: [WHAT, persona],
    queryFn: async ({ signal, pageParam }) => {
      const params = { path: { persona_id: persona }, query: { limit: PAGE, ...pageParam } };
      const answer = read(api.GET('/api/dead-letters/{persona_id}', { params, signal }));
      return v.parse(pageSchema, await answer.catch(rememberRefusal));
    },
    enabled: !refusals.has(WHAT),
    initialPageParam: {},
    getNextPageParam: ({ next_cursor }) =>
      next_cursor === null ? undefined : { cursor: next_cursor },
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

function rememberRefusal(cause: unknown): never {
  if (cause instanceof ProblemError && cause.status === 403) {
    refusals.add(WHAT);
  }
  throw cause;
}

/** All of them as a table for spreadsheets. */
export async function deadLettersTable(persona: string): Promise<Blob> {
  const params = { path: { persona_id: persona }, query: { bom: true } };
  const headers = { Accept: 'text/csv' };
  return read(api.GET('/api/dead-letters/{persona_id}', { params, headers, parseAs: 'blob' }));
}

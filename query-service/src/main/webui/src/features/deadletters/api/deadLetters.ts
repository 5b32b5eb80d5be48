import { useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import * as v from 'valibot';
import { api, read } from '@/lib/api/client';
import { ProblemError } from '@/lib/api/problem';
import { instant } from '@/lib/contract/primitives';

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

/** What was refused of a persona, for operators: all others are answered 403, and by an older service 404. */
export function useDeadLetters(persona: string): DeadLetters {
  const query = useInfiniteQuery({
    queryKey: ['dead-letters', persona],
    queryFn: async ({ signal, pageParam }) => {
      const params = { path: { persona_id: persona }, query: { limit: PAGE, ...pageParam } };
      return v.parse(
        pageSchema,
        await read(api.GET('/api/dead-letters/{persona_id}', { params, signal })),
      );
    },
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

/** All of them as a table for spreadsheets. */
export async function deadLettersTable(persona: string): Promise<Blob> {
  const params = { path: { persona_id: persona }, query: { bom: true } };
  const headers = { Accept: 'text/csv' };
  return read(api.GET('/api/dead-letters/{persona_id}', { params, headers, parseAs: 'blob' }));
}

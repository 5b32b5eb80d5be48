import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import * as v from 'valibot';
import { api, read } from '@/lib/api/client';
import { count, instant, rate } from '@/lib/contract/primitives';
import type { Kill } from '@/lib/model/kill';
import type { KillStory } from '../model/killStory';

const PAGE = 20;

const killPageSchema = v.object({
  kills: v.array(
    v.object({
      identity: v.string(),
      variant_id: v.string(),
      kill_reason: v.string(),
      final_er: rate,
      sample_size: count,
      killed_at: instant,
      content: v.nullable(v.string()),
      predicted_er: v.nullable(rate),
      time_to_kill_minutes: v.nullable(v.number()),
      // Not told by every service.
      kill_evidence: v.optional(v.nullable(rate), null),
    }),
  ),
  next_cursor: v.nullable(v.string()),
});
type KillRow = v.InferOutput<typeof killPageSchema>['kills'][number];

export interface KillList {
  readonly stories: readonly KillStory[];
  /** Whether it has been read; what is live may be there before. */
  readonly read: boolean;
  readonly error: Error | null;
  readonly retry: () => void;
  readonly hasEarlier: boolean;
  readonly loadingEarlier: boolean;
  readonly showEarlier: () => void;
}

/** The kills of a persona, the latest first, page by page; read anew when one happens. */
export function useKillList(persona: string, live: ReadonlyMap<string, Kill>): KillList {
  const query = useInfiniteQuery({
    queryKey: ['kills', persona],
    queryFn: async ({ signal, pageParam }) => {
      const params = { path: { persona_id: persona }, query: { limit: PAGE, ...pageParam } };
      return v.parse(
        killPageSchema,
        await read(api.GET('/api/kills/{persona_id}', { params, signal })),
      );
    },
    initialPageParam: {},
    getNextPageParam: ({ next_cursor }) =>
      next_cursor === null ? undefined : { cursor: next_cursor },
  });
  const { refetch } = query;
  // A kill that happened meanwhile has a place in the list, and maybe words that the page does not know.
  useEffect(() => {
    void refetch({ cancelRefetch: false });
  }, [refetch, live.size]);

  const { data } = query;
  const stories = useMemo(
    () => data?.pages.flatMap(({ kills }) => kills.map(storyOf)) ?? [],
    [data],
  );
  return {
    stories,
    read: data !== undefined,
    error: query.error,
    retry: () => void refetch(),
    hasEarlier: query.hasNextPage,
    loadingEarlier: query.isFetchingNextPage,
    showEarlier: () => void query.fetchNextPage(),
  };
}

function storyOf(row: KillRow): KillStory {
  return {
    kill: {
      identity: row.identity,
      variantId: row.variant_id,
      reason: row.kill_reason,
      finalEr: row.final_er,
      sampleSize: row.sample_size,
      killedAt: row.killed_at,
    },
    content: row.content,
    predictedEr: row.predicted_er,
    minutesToKill: row.time_to_kill_minutes,
    evidence: row.kill_evidence,
  };
}

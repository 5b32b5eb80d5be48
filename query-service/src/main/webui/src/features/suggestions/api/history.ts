import { useInfiniteQuery } from '@tanstack/react-query';
import * as v from 'valibot';
import { api, read } from '@/lib/api/client';
import { count, instant, priority, rate, variantStatus } from '@/lib/contract/primitives';

const PAGE = 50;

const scoreSchema = v.object({
  judged: count,
  hits: count,
  hit_rate: v.nullable(rate),
  interval: v.nullable(v.object({ low: rate, high: rate })),
});
export type Score = v.InferOutput<typeof scoreSchema>;

const recordSchema = v.object({
  type: v.string(),
  episodes: count,
  open: count,
  all: scoreSchema,
  ended_by_kill: count,
  holdout: scoreSchema,
});
export type SuggestionRecord = v.InferOutput<typeof recordSchema>;

const episodeSchema = v.object({
  identity: v.string(),
  source: v.string(),
  type: v.string(),
  priority,
  title: v.string(),
  variant_id: v.nullable(v.string()),
  pattern: v.nullable(v.string()),
  raised_at: instant,
  why: v.nullable(v.string()),
  cleared_at: v.nullable(instant),
  why_cleared: v.nullable(v.string()),
  holdout: v.boolean(),
  after: v.nullable(
    v.object({
      status: variantStatus,
      views: count,
      final_er: v.nullable(rate),
      predicted_er: v.nullable(rate),
      views_since: v.nullable(count),
      er_since: v.nullable(rate),
    }),
  ),
  outcome: v.nullable(v.picklist(['hit', 'miss'])),
});
export type Episode = v.InferOutput<typeof episodeSchema>;

const pageSchema = v.object({
  from: instant,
  types: v.array(recordSchema),
  episodes: v.array(episodeSchema),
  limits: v.array(v.string()),
  next_cursor: v.nullable(v.string()),
});

/** What was suggested and what became of it, the latest raise first, page by page. */
export function useSuggestionHistory(persona: string) {
  return useInfiniteQuery({
    queryKey: ['suggestion-history', persona],
    queryFn: async ({ signal, pageParam }) => {
      const params = { path: { persona_id: persona }, query: { limit: PAGE, ...pageParam } };
      return v.parse(
        pageSchema,
        await read(api.GET('/api/optimization/{persona_id}/history', { params, signal })),
      );
    },
    initialPageParam: {},
    getNextPageParam: ({ next_cursor }) =>
      next_cursor === null ? undefined : { cursor: next_cursor },
  });
}

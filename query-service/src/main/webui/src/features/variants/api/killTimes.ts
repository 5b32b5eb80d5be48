import { useQueries, type UseQueryResult } from '@tanstack/react-query';
import { useMemo } from 'react';
import * as v from 'valibot';
import { api, read } from '@/lib/api/client';
import { instant } from '@/lib/contract/primitives';
import type { Variant } from '@/lib/model/variant';

/** The most of a page: a variant is seldom killed twice. */
const LIMIT = 500;

const pageSchema = v.object({
  events: v.array(v.object({ variant_id: v.string(), occurred_at: instant })),
});
type Kills = v.InferOutput<typeof pageSchema>['events'];

/** The same variants; those that were killed before the page was opened learn when, as far as that is kept. */
export function useKillTimes(persona: string, variants: readonly Variant[]): readonly Variant[] {
  const unknown = variants.filter(({ status, endedAt }) => status === 'killed' && endedAt === null);
  const kills = useQueries({
    queries: unknown.map(({ id }) => ({
      queryKey: ['kill-times', persona, id],
      queryFn: async ({ signal }: { signal: AbortSignal }): Promise<Kills> => {
        const query = { type: 'early_kill', variant_id: id, limit: LIMIT } as const;
        const params = { path: { persona_id: persona }, query };
        const answer = await read(api.GET('/api/events/{persona_id}', { params, signal }));
        return v.parse(pageSchema, answer).events;
      },
      // The first kill counts, and there will be none before it.
      staleTime: Infinity,
    })),
    combine: found,
  });
  return useMemo(
    () =>
      variants.map((variant) => {
        // The latest comes first.
        const first = kills.findLast(({ variant_id }) => variant_id === variant.id);
        return variant.status === 'killed' && variant.endedAt === null && first
          ? { ...variant, endedAt: first.occurred_at }
          : variant;
      }),
    [variants, kills],
  );
}

function found(answers: readonly UseQueryResult<Kills>[]): Kills {
  return answers.flatMap(({ data }) => data ?? []);
}

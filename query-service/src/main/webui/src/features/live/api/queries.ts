import { useQuery } from '@tanstack/react-query';
import * as v from 'valibot';
import { api, read } from '@/lib/api/client';
import { ProblemError } from '@/lib/api/problem';
import { activeVariantSchema, metricsSchema } from '@/lib/contract/metrics';

const POLL_INTERVAL = 10_000;
const RETRY_INTERVAL = 5_000;
const LIST_INTERVAL = 60_000;
const LONGEST_LIST = 500;

const activeVariantsSchema = v.object({
  variants: v.array(activeVariantSchema),
  next_cursor: v.nullable(v.string()),
});

/** The snapshot over REST: the first paint, and what the page lives on while there is no live connection. */
export function useMetrics(persona: string, needed: boolean) {
  return useQuery({
    queryKey: ['metrics', persona],
    queryFn: async ({ signal }) => {
      const params = { path: { persona_id: persona } };
      const answer = await read(api.GET('/api/metrics/{persona_id}', { params, signal }));
      return v.parse(metricsSchema, answer);
    },
    enabled: needed,
    refetchInterval: ({ state: { error } }) => {
      if (error === null) {
        return POLL_INTERVAL;
      }
      return error instanceof ProblemError && error.permanent ? false : RETRY_INTERVAL;
    },
  });
}

/** Active variants beyond those that a snapshot has room for. */
export function useActiveVariants(persona: string, needed: boolean) {
  return useQuery({
    queryKey: ['active-variants', persona],
    queryFn: async ({ signal }) => {
      const params = { path: { persona_id: persona }, query: { limit: LONGEST_LIST } };
      const answer = await read(api.GET('/api/variants/{persona_id}/active', { params, signal }));
      return v.parse(activeVariantsSchema, answer);
    },
    enabled: needed,
    refetchInterval: LIST_INTERVAL,
  });
}

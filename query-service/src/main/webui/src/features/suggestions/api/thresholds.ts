import { useQuery } from '@tanstack/react-query';
import * as v from 'valibot';
import { api, read } from '@/lib/api/client';
import { count, rate } from '@/lib/contract/primitives';

const positive = v.pipe(v.number(), v.minValue(0));

const optimizationSchema = v.object({
  thresholds: v.object({
    wrong_kill_cost: positive,
    protected_share: rate,
    kill_share: rate,
    false_kill_rate: rate,
    grace_period_seconds: count,
    least_views: count,
    holdout_share: rate,
    of_persona: v.boolean(),
  }),
});

/** Settings of a service do not change while it runs; another replica may have others for a while. */
export function useThresholds(persona: string) {
  return useQuery({
    queryKey: ['thresholds', persona],
    queryFn: async ({ signal }) => {
      const params = { path: { persona_id: persona } };
      const answer = await read(api.GET('/api/optimization/{persona_id}', { params, signal }));
      return v.parse(optimizationSchema, answer).thresholds;
    },
  });
}

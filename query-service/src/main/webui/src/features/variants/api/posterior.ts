import { useQuery } from '@tanstack/react-query';
import * as v from 'valibot';
import { api, read } from '@/lib/api/client';
import { estimateSchema } from '@/lib/contract/metrics';
import { count, rate } from '@/lib/contract/primitives';

const density = v.pipe(v.number(), v.minValue(0));

const posteriorsSchema = v.object({
  variants: v.array(
    v.object({
      predicted_er: v.nullable(rate),
      views: count,
      posterior: estimateSchema,
      /** What was known before the first view: a Beta distribution, and the posts that it was learnt from. */
      prior: v.object({ a: density, b: density, source: v.string(), sample: count }),
      curve: v.array(v.object({ rate, density, prior_density: density })),
    }),
  ),
});

/** What is known of the true rate of a variant, as a curve. */
export type Posterior = v.InferOutput<typeof posteriorsSchema>['variants'][number];

/** In milliseconds. */
const EVERY = 15_000;

/** Null where the service knows none, as of counts that contradict each other. */
export function usePosterior(persona: string, variantId: string) {
  return useQuery({
    queryKey: ['posterior', persona, variantId],
    queryFn: async ({ signal }): Promise<Posterior | null> => {
      const params = { path: { persona_id: persona }, query: { variant_id: [variantId] } };
      const answer = await read(
        api.GET('/api/optimization/{persona_id}/posterior', { params, signal }),
      );
      return v.parse(posteriorsSchema, answer).variants[0] ?? null;
    },
    refetchInterval: EVERY,
  });
}

import { useQuery } from '@tanstack/react-query';
import * as v from 'valibot';
import { api, read } from '@/lib/api/client';
import { count, rate } from '@/lib/contract/primitives';

const ratio = v.pipe(v.number(), v.minValue(0));

const calibrationSchema = v.object({
  sample: count,
  bias: v.nullable(v.object({ factor: ratio, interval: v.object({ low: ratio, high: ratio }) })),
  bins: v.array(
    v.object({
      predicted_er: rate,
      actual_er: rate,
      interval: v.object({ low: rate, high: rate }),
      variants: count,
      views: count,
      interactions: count,
    }),
  ),
  prior: v.nullable(v.object({ worth_views: ratio })),
  caution: v.string(),
});

/** How right the predictions of the last 30 days came out. */
export type Calibration = v.InferOutput<typeof calibrationSchema>;

/** In milliseconds: it rests on 30 days, and changes slowly. */
const EVERY = 60_000;

export function useCalibration(persona: string) {
  return useQuery({
    queryKey: ['calibration', persona],
    queryFn: async ({ signal }) => {
      const params = { path: { persona_id: persona } };
      return v.parse(
        calibrationSchema,
        await read(api.GET('/api/optimization/{persona_id}/calibration', { params, signal })),
      );
    },
    refetchInterval: EVERY,
  });
}

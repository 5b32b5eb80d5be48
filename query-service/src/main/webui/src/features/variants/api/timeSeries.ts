import { keepPreviousData, useQueries, type UseQueryResult } from '@tanstack/react-query';
import * as v from 'valibot';
import { api, read } from '@/lib/api/client';
import { count, instant, rate } from '@/lib/contract/primitives';
import { type RangeId, ranges } from '../chart/ranges';

const seriesSchema = v.object({
  variant_id: v.string(),
  points: v.array(
    v.object({
      time: instant,
      total_views: count,
      total_engagement_rate: rate,
      // Missing where an older service answers, as during an update of its replicas.
      interval: v.optional(v.nullable(v.object({ low: rate, high: rate })), null),
    }),
  ),
});

/** The course of a variant over the range of a chart. */
export type Course = v.InferOutput<typeof seriesSchema>;

export interface Courses {
  readonly courses: readonly Course[];
  readonly loading: boolean;
  readonly failed: boolean;
}

export function useCourses(persona: string, ids: readonly string[], range: RangeId): Courses {
  const { length, every } = ranges[range];
  return useQueries({
    queries: ids.map((id) => ({
      queryKey: ['course', persona, id, range],
      queryFn: async ({ signal }: { signal: AbortSignal }) => {
        const from = new Date(Date.now() - length).toISOString();
        const params = { path: { persona_id: persona, variant_id: id }, query: { from } };
        return v.parse(
          seriesSchema,
          await read(
            api.GET('/api/variants/{persona_id}/{variant_id}/timeseries', { params, signal }),
          ),
        );
      },
      refetchInterval: every,
      placeholderData: keepPreviousData,
    })),
    combine: combined,
  });
}

/** Outside of the hook, so that the same answers make the same courses. */
function combined(answers: readonly UseQueryResult<Course>[]): Courses {
  return {
    courses: answers.flatMap(({ data }) => data ?? []),
    loading: answers.some(({ isLoading }) => isLoading),
    failed: answers.length > 0 && answers.every(({ isError }) => isError),
  };
}

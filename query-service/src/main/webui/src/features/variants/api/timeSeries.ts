import { keepPreviousData, useQueries, type UseQueryResult } from '@tanstack/react-query';
import * as v from 'valibot';
import { api, read } from '@/lib/api/client';
import { count, instant, rate } from '@/lib/contract/primitives';
import type { Variant } from '@/lib/model/variant';
import { ranges } from '../chart/ranges';
import type { CourseView } from '../model/chartView';

const MINUTE = 60;
const resolutions = {
  '1m': MINUTE,
  '5m': 5 * MINUTE,
  '15m': 15 * MINUTE,
  '1h': 60 * MINUTE,
  '6h': 360 * MINUTE,
  '1d': 1_440 * MINUTE,
};

const seriesSchema = v.object({
  variant_id: v.string(),
  to: instant,
  /** In seconds. */
  resolution: v.pipe(
    v.picklist(['1m', '5m', '15m', '1h', '6h', '1d']),
    v.transform((name) => resolutions[name]),
  ),
  points: v.array(
    v.object({
      time: instant,
      total_views: count,
      total_interactions: count,
      total_engagement_rate: rate,
      corrected: v.boolean(),
      interval: v.nullable(v.object({ low: rate, high: rate })),
    }),
  ),
});

/** The course of a variant over the range of a chart. */
export type Course = v.InferOutput<typeof seriesSchema>;

export interface Courses {
  readonly courses: readonly Course[];
  readonly loading: boolean;
  /** Why there is nothing at all; null where there is something, or may still come. */
  readonly error: Error | null;
  readonly retry: () => void;
}

interface Stretch {
  readonly from: string;
  readonly to?: string;
}

/** What a chart needs of each variant: by age, those whose post is not known have no course. */
export function useCourses(
  persona: string,
  variants: readonly Variant[],
  { range, axis, zoom }: CourseView,
): Courses {
  return useQueries({
    queries: variants.map(({ id, postedAt }) => ({
      queryKey: ['course', persona, id, range, axis === 'age' ? postedAt : null, zoom],
      queryFn: async ({ signal }: { signal: AbortSignal }) => {
        const query = stretchOf({ range, axis, zoom }, postedAt, Date.now());
        const params = { path: { persona_id: persona, variant_id: id }, query };
        return v.parse(
          seriesSchema,
          await read(
            api.GET('/api/variants/{persona_id}/{variant_id}/timeseries', { params, signal }),
          ),
        );
      },
      enabled: axis === 'clock' || postedAt !== null,
      refetchInterval: ranges[range].every,
      placeholderData: keepPreviousData,
    })),
    combine: combined,
  });
}

/** A part of the range is asked for by itself, because the service answers shorter ones in finer steps. */
export function stretchOf(
  { range, axis, zoom }: Pick<CourseView, 'range' | 'axis' | 'zoom'>,
  postedAt: string | null,
  now: number,
): Stretch {
  const { length } = ranges[range];
  if (axis === 'clock' && zoom === null) {
    return { from: iso(now - length) };
  }
  const origin = axis === 'age' && postedAt !== null ? Date.parse(postedAt) : 0;
  const { from, to } = zoom ?? { from: 0, to: length / 1000 };
  // A post that is younger than the part has an empty course, which begins before it ends.
  const end = Math.max(origin + from * 1000 + 1, Math.min(origin + to * 1000, now));
  return { from: iso(origin + from * 1000), to: iso(end) };
}

function iso(time: number): string {
  return new Date(time).toISOString();
}

/** Outside of the hook, so that the same answers make the same courses. */
function combined(answers: readonly UseQueryResult<Course>[]): Courses {
  const courses = answers.flatMap(({ data }) => data ?? []);
  return {
    courses,
    loading: answers.some(({ isLoading }) => isLoading),
    error: courses.length > 0 ? null : (answers.find(({ error }) => error)?.error ?? null),
    retry: () => {
      for (const { isError, refetch } of answers) {
        if (isError) {
          void refetch();
        }
      }
    },
  };
}

import { useQuery } from '@tanstack/react-query';
import * as v from 'valibot';
import { api, read } from '@/lib/api/client';
import { untilNextMinute } from '@/lib/api/everyMinute';
import { count, instant, rate } from '@/lib/contract/primitives';

const MINUTE = 60_000;
const MINUTES = 60;

const seriesSchema = v.object({
  points: v.array(
    v.object({
      time: instant,
      views: count,
      interactions: count,
      engagement_rate: v.nullable(rate),
    }),
  ),
});

type Minutes = readonly (number | null)[];

/** What came in each of the last 60 minutes, oldest first; null where nothing was reported. */
export interface LastHour {
  readonly rates: Minutes;
  readonly views: Minutes;
  readonly interactions: Minutes;
}

/** Once a minute; null before the service has answered, or where it fails. */
export function useLastHour(persona: string): LastHour | null {
  const { data } = useQuery({
    queryKey: ['last-hour', persona],
    queryFn: async ({ signal }) => {
      const first = Math.floor(Date.now() / MINUTE) * MINUTE - (MINUTES - 1) * MINUTE;
      const params = {
        path: { persona_id: persona },
        query: { from: new Date(first).toISOString(), resolution: '1m' as const },
      };
      const answer = await read(api.GET('/api/timeseries/{persona_id}', { params, signal }));
      return lastHourOf(v.parse(seriesSchema, answer).points, first);
    },
    refetchInterval: untilNextMinute,
  });
  return data ?? null;
}

function lastHourOf(points: v.InferOutput<typeof seriesSchema>['points'], first: number): LastHour {
  const byMinute = new Map(
    points.map((point) => [Math.round((Date.parse(point.time) - first) / MINUTE), point]),
  );
  const minutes = Array.from({ length: MINUTES }, (_, minute) => byMinute.get(minute));
  return {
    rates: minutes.map((point) => point?.engagement_rate ?? null),
    views: minutes.map((point) => point?.views ?? null),
    interactions: minutes.map((point) => point?.interactions ?? null),
  };
}

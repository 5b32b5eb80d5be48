import { useQuery } from '@tanstack/react-query';
import * as v from 'valibot';
import { Batch } from '@/lib/api/Batch';
import { api, read } from '@/lib/api/client';
import { untilNextMinute } from '@/lib/api/everyMinute';
import { count, instant } from '@/lib/contract/primitives';

/** In one request; the service takes twice as many, but an address has its length. */
const MOST = 50;

const sparklinesSchema = v.object({
  from: instant,
  series: v.array(v.object({ variant_id: v.string(), views: v.array(v.nullable(count)) })),
});

/** What each of the last 60 minutes brought, oldest first; null where nothing was reported. */
export type ViewsByMinute = readonly (number | null)[];

const batch = new Batch<ViewsByMinute>(async (persona, variants) => {
  const params = { path: { persona_id: persona }, query: { variant_id: variants } };
  const answer = await read(api.GET('/api/sparklines/{persona_id}', { params }));
  const { series } = v.parse(sparklinesSchema, answer);
  return new Map(series.map(({ variant_id, views }) => [variant_id, views]));
}, MOST);

export interface Sparkline {
  /** Null where the service knows no such variant; undefined before it has answered. */
  readonly views: ViewsByMinute | null | undefined;
  readonly failed: boolean;
}

/** Of what asks for it only, that is: of the rows in sight; all of them in one request, once a minute. */
export function useSparkline(persona: string, variant: string): Sparkline {
  const { data, isError } = useQuery({
    queryKey: ['sparkline', persona, variant],
    queryFn: () => batch.load(persona, variant),
    // A row that is scrolled back into sight is asked for again with the others.
    staleTime: untilNextMinute(),
    refetchInterval: untilNextMinute,
  });
  return { views: data, failed: isError && data === undefined };
}

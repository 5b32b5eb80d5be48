import { useInfiniteQuery } from '@tanstack/react-query';
import * as v from 'valibot';
import { api, read } from '@/lib/api/client';
import { instant } from '@/lib/contract/primitives';

const PAGE = 20;

const pageSchema = v.object({
  events: v.array(
    v.object({
      identity: v.string(),
      /** Open: a newer release may have stored other ones. */
      event_type: v.string(),
      occurred_at: instant,
      data: v.record(v.string(), v.unknown()),
    }),
  ),
  next_cursor: v.nullable(v.string()),
});

/** An event as its monitor sent it. */
export type RecordedEvent = v.InferOutput<typeof pageSchema>['events'][number];

/** The audit trail of a variant, the latest first, page by page. */
export function useVariantEvents(persona: string, variantId: string) {
  return useInfiniteQuery({
    queryKey: ['variant-events', persona, variantId],
    queryFn: async ({ signal, pageParam }) => {
      const query = { variant_id: variantId, limit: PAGE, ...pageParam };
      const params = { path: { persona_id: persona }, query };
      return v.parse(
        pageSchema,
        await read(api.GET('/api/events/{persona_id}', { params, signal })),
      );
    },
    initialPageParam: {},
    getNextPageParam: ({ next_cursor }) =>
      next_cursor === null ? undefined : { cursor: next_cursor },
  });
}

import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import * as v from 'valibot';
import { api, read } from '@/lib/api/client';
import { ProblemError } from '@/lib/api/problem';
import { activeVariantSchema, metricsSchema } from '@/lib/contract/metrics';

const POLL_INTERVAL = 10_000;
const RETRY_INTERVAL = 5_000;
const LIST_INTERVAL = 60_000;
const PAGE = 500;
/** As many rows as the table is made for; the filter of the service finds the rest. */
const MOST_PAGES = 10;

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

/** Active variants beyond those that a snapshot has room for, page by page, each as soon as the one before is there. */
export function useActiveVariants(persona: string, needed: boolean) {
  const query = useInfiniteQuery({
    queryKey: ['active-variants', persona],
    queryFn: async ({ signal, pageParam }) => {
      const params = { path: { persona_id: persona }, query: { limit: PAGE, ...pageParam } };
      const answer = await read(api.GET('/api/variants/{persona_id}/active', { params, signal }));
      return v.parse(activeVariantsSchema, answer);
    },
    initialPageParam: {},
    getNextPageParam: ({ next_cursor }, pages) =>
      next_cursor === null || pages.length === MOST_PAGES ? undefined : { cursor: next_cursor },
    enabled: needed,
    // All pages are read anew, so the more there are the more seldom; what changes comes live anyway.
    refetchInterval: ({ state: { data } }) => LIST_INTERVAL * Math.max(1, data?.pages.length ?? 1),
  });
  const { data, hasNextPage, isFetching, isError, fetchNextPage } = query;
  const goOn = needed && hasNextPage && !isFetching && !isError;
  const pages = data?.pages.length;
  useEffect(() => {
    if (goOn) {
      void fetchNextPage();
    }
  }, [goOn, pages, fetchNextPage]);
  return useMemo(
    () =>
      data && {
        variants: data.pages.flatMap(({ variants }) => variants),
        complete: data.pages.at(-1)?.next_cursor === null,
      },
    [data],
  );
}

import { useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import * as v from 'valibot';
import { api, read } from '@/lib/api/client';
import { activeVariantSchema } from '@/lib/contract/metrics';
import { variantOf } from '@/lib/model/listedVariant';
import type { Variant } from '@/lib/model/variant';

const PAGE = 100;

const pageSchema = v.object({
  variants: v.array(activeVariantSchema),
  next_cursor: v.nullable(v.string()),
});

export interface EndedVariants {
  readonly variants: readonly Variant[];
  /** Whether the first page has been read. */
  readonly read: boolean;
  readonly error: Error | null;
  readonly retry: () => void;
  /** Null where there are no more. */
  readonly showMore: (() => void) | null;
  readonly loadingMore: boolean;
}

/** What runs no more, newest post first, page by page. What the page has seen end since is not in it. */
export function useEndedVariants(persona: string, wanted: boolean): EndedVariants {
  const query = useInfiniteQuery({
    queryKey: ['ended-variants', persona],
    queryFn: async ({ signal, pageParam }) => {
      const params = {
        path: { persona_id: persona },
        query: {
          status: 'paused,completed,killed',
          limit: PAGE,
          ...pageParam,
        },
      };
      return v.parse(
        pageSchema,
        await read(api.GET('/api/variants/{persona_id}', { params, signal })),
      );
    },
    initialPageParam: {},
    getNextPageParam: ({ next_cursor }) =>
      next_cursor === null ? undefined : { cursor: next_cursor },
    enabled: wanted,
  });
  const { data, fetchNextPage } = query;
  const variants = useMemo(
    () => data?.pages.flatMap((page) => page.variants.map(variantOf)) ?? [],
    [data],
  );
  return {
    variants,
    read: data !== undefined,
    error: query.error,
    retry: () => void query.refetch(),
    showMore: query.hasNextPage ? () => void fetchNextPage() : null,
    loadingMore: query.isFetchingNextPage,
  };
}

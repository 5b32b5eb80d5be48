import { useQuery } from '@tanstack/react-query';
import * as v from 'valibot';
import { api, read } from '@/lib/api/client';
import { activeVariantSchema } from '@/lib/contract/metrics';
import { variantOf } from '@/lib/model/listedVariant';
import type { Variant } from '@/lib/model/variant';

export interface VariantDetail {
  /** With its whole text, as soon as the service has told it; null before anything is known. */
  readonly variant: Variant | null;
  readonly error: Error | null;
  readonly retry: () => void;
}

/** All of a variant: live values where the page follows it, and the whole text of its post. */
export function useVariantDetail(
  persona: string,
  id: string,
  known: Variant | undefined,
): VariantDetail {
  const { data, error, refetch } = useQuery({
    queryKey: ['variant', persona, id, known?.content ?? null],
    queryFn: async ({ signal }) => {
      const params = { path: { persona_id: persona, variant_id: id } };
      const answer = await read(
        api.GET('/api/variants/{persona_id}/{variant_id}/detail', { params, signal }),
      );
      return variantOf(v.parse(activeVariantSchema, answer));
    },
    enabled: known === undefined || known.contentTruncated,
  });
  const retry = () => void refetch();
  if (known === undefined) {
    return { variant: data ?? null, error, retry };
  }
  // Without the whole text there is still the beginning of it.
  return { variant: { ...known, content: data?.content ?? known.content }, error: null, retry };
}

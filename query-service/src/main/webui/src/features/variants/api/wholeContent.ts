import { useQuery } from '@tanstack/react-query';
import * as v from 'valibot';
import { api, read } from '@/lib/api/client';
import { activeVariantSchema } from '@/lib/contract/metrics';
import type { Variant } from '@/lib/model/variant';

/** All that was posted: what the page knows, until the service has told the rest where that is only the beginning. */
export function useWholeContent(persona: string, variant: Variant): string | null {
  const { id, content, contentTruncated } = variant;
  const { data } = useQuery({
    queryKey: ['variant', persona, id, content],
    queryFn: async ({ signal }) => {
      const params = { path: { persona_id: persona, variant_id: id } };
      const answer = await read(
        api.GET('/api/variants/{persona_id}/{variant_id}/detail', { params, signal }),
      );
      return v.parse(activeVariantSchema, answer).content;
    },
    enabled: contentTruncated,
  });
  return contentTruncated ? (data ?? content) : content;
}

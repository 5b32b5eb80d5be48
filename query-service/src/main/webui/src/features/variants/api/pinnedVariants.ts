import { useQueries, type UseQueryResult } from '@tanstack/react-query';
import * as v from 'valibot';
import { api, read } from '@/lib/api/client';
import { activeVariantSchema } from '@/lib/contract/metrics';
import { variantOf } from '@/lib/model/listedVariant';
import type { Variant } from '@/lib/model/variant';

/** Those that the page does not follow, such as ones that ended before; what is not found is left out. */
export function usePinnedVariants(persona: string, ids: readonly string[]): readonly Variant[] {
  return useQueries({
    queries: ids.map((id) => ({
      queryKey: ['pinned-variant', persona, id],
      queryFn: async ({ signal }: { signal: AbortSignal }) => {
        const params = { path: { persona_id: persona, variant_id: id } };
        const answer = await read(
          api.GET('/api/variants/{persona_id}/{variant_id}/detail', { params, signal }),
        );
        return variantOf(v.parse(activeVariantSchema, answer));
      },
    })),
    combine: found,
  });
}

function found(answers: readonly UseQueryResult<Variant>[]): readonly Variant[] {
  return answers.flatMap(({ data }) => data ?? []);
}

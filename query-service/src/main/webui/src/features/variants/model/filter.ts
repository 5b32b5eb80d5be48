import type { Variant } from '@/lib/model/variant';

export type Life = 'all' | 'active' | 'ended';

export interface Filter {
  readonly text: string;
  readonly life: Life;
}

export const noFilter: Filter = { text: '', life: 'all' };

export function filterVariants(
  variants: readonly Variant[],
  { text, life }: Filter,
): readonly Variant[] {
  const wanted = text.trim().toLowerCase();
  return variants.filter((variant) => hasLife(variant, life) && mentions(variant, wanted));
}

function hasLife(variant: Variant, life: Life): boolean {
  return life === 'all' || (variant.status === 'active') === (life === 'active');
}

function mentions(variant: Variant, wanted: string): boolean {
  const { id, content, pattern } = variant;
  return [id, content ?? '', pattern ?? ''].some((text) => text.toLowerCase().includes(wanted));
}

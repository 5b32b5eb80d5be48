import { Age } from '@/components/ui/Age';
import { NONE } from '@/lib/format';
import type { Variant } from '@/lib/model/variant';

interface VariantAgeProps {
  readonly variant: Variant;
}

/** How long a variant has been running, or ran. */
export function VariantAge({ variant }: VariantAgeProps) {
  return (
    <span data-testid="time-active">
      {variant.postedAt === null ? NONE : <Age since={variant.postedAt} until={variant.endedAt} />}
    </span>
  );
}

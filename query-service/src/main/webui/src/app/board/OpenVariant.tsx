import { VariantEvents } from '@/features/events/components/VariantEvents';
import { VariantDrawer } from '@/features/variants/drawer/VariantDrawer';
import type { Variant } from '@/lib/model/variant';
import type { Board } from './useBoard';

interface OpenVariantProps {
  readonly persona: string;
  readonly board: Board;
  readonly variants: ReadonlyMap<string, Variant>;
}

/** The drawer of the variant that is looked at, if one is. */
export function OpenVariant({ persona, board, variants }: OpenVariantProps) {
  const { openId, close } = board;
  return openId === null ? null : (
    <VariantDrawer
      key={openId}
      persona={persona}
      id={openId}
      known={variants.get(openId)}
      link={window.location.href}
      onClose={close}
    >
      <VariantEvents persona={persona} variantId={openId} />
    </VariantDrawer>
  );
}

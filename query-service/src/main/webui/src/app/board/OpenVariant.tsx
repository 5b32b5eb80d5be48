import { VariantEvents } from '@/features/events/components/VariantEvents';
import { AboutVariant } from '@/features/suggestions/components/AboutVariant';
import { HowJudged } from '@/features/suggestions/components/HowJudged';
import { VariantDrawer } from '@/features/variants/drawer/VariantDrawer';
import type { Suggestion } from '@/lib/contract/metrics';
import type { Variant } from '@/lib/model/variant';
import type { Board } from './useBoard';

interface OpenVariantProps {
  readonly persona: string;
  readonly board: Board;
  readonly variants: ReadonlyMap<string, Variant>;
  /** Those of the persona that are open. */
  readonly suggestions: readonly Suggestion[];
}

/** The drawer of the variant that is looked at, if one is. */
export function OpenVariant({ persona, board, variants, suggestions }: OpenVariantProps) {
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
      <AboutVariant suggestions={suggestions} variantId={openId} />
      <HowJudged persona={persona} />
      <VariantEvents persona={persona} variantId={openId} />
    </VariantDrawer>
  );
}

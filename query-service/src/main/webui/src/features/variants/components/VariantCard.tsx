import { memo, type ReactNode } from 'react';
import { LiveValue } from '@/components/ui/LiveValue';
import { formatProbability, formatTotal } from '@/lib/format';
import type { Variant } from '@/lib/model/variant';
import { AgainstPrediction } from './AgainstPrediction';
import { ErFigure } from './ErFigure';
import { KillEvidence } from './KillEvidence';
import { StatusTag } from './StatusTag';
import { VariantAge } from './VariantAge';
import classes from './VariantCard.module.css';
import { VariantName } from './VariantName';

interface VariantCardProps {
  readonly variant: Variant;
  readonly scale: number;
  readonly pinned: boolean;
  readonly onOpen: (variantId: string) => void;
  readonly onPin: (variantId: string) => void;
}

/** A variant on a narrow screen. */
export const VariantCard = memo(function VariantCard(props: VariantCardProps) {
  const { variant, scale, pinned, onOpen, onPin } = props;
  return (
    <article
      className={classes.card}
      data-status={variant.status}
      data-testid="variant"
      data-variant-id={variant.id}
    >
      <header className={classes.header}>
        <VariantName {...{ variant, pinned, onOpen, onPin }} lines={2} />
        <StatusTag status={variant.status} />
      </header>
      <ErFigure variant={variant} scale={scale} />
      <dl className={classes.figures}>
        <Figure name="Against prediction">
          <AgainstPrediction variant={variant} />
        </Figure>
        <Figure name="Views">
          <LiveValue testId="views" text={formatTotal(variant.views)} />
        </Figure>
        <Figure name="Age">
          <VariantAge variant={variant} />
        </Figure>
        <Figure name="Kill evidence">
          <KillEvidence evidence={variant.decision.killEvidence} />
        </Figure>
        <Figure name="P(best)">{formatProbability(variant.decision.probabilityBest)}</Figure>
        <Figure name="Interactions">
          <LiveValue testId="interactions" text={formatTotal(variant.interactions)} />
        </Figure>
      </dl>
    </article>
  );
});

function Figure({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

import { memo, type ReactNode } from 'react';
import { Delta } from '@/components/ui/Delta';
import { LiveValue } from '@/components/ui/LiveValue';
import { formatCount, formatRate } from '@/lib/format';
import { actualErOf, deltaOf, type Variant } from '@/lib/model/variant';
import { ErBar } from './ErBar';
import { StatusTag } from './StatusTag';
import { VariantAge } from './VariantAge';
import classes from './VariantCard.module.css';
import { VariantName } from './VariantName';
import { VerdictNote } from './VerdictNote';

interface VariantCardProps {
  readonly variant: Variant;
  readonly scale: number;
  readonly onOpen: (variantId: string) => void;
}

/** A variant on a narrow screen. */
export const VariantCard = memo(function VariantCard({ variant, scale, onOpen }: VariantCardProps) {
  const actual = actualErOf(variant);
  return (
    <article
      className={classes.card}
      data-status={variant.status}
      data-testid="variant"
      data-variant-id={variant.id}
    >
      <header className={classes.header}>
        <VariantName variant={variant} lines={3} onOpen={onOpen} />
        <StatusTag status={variant.status} />
      </header>
      <ErBar
        predicted={variant.predictedEr}
        actual={actual}
        decision={variant.decision}
        scale={scale}
      />
      <dl className={classes.figures}>
        <Figure name="Actual">
          <LiveValue testId="actual-er" text={formatRate(actual)} />
        </Figure>
        <Figure name="Predicted">
          <span data-testid="predicted-er">{formatRate(variant.predictedEr)}</span>
        </Figure>
        <Figure name="Delta">
          <Delta value={deltaOf(variant)} verdict={variant.decision.verdict} />
          <VerdictNote decision={variant.decision} />
        </Figure>
        <Figure name="Interactions">
          <LiveValue testId="interactions" text={formatCount(variant.interactions)} />
        </Figure>
        <Figure name="Views">
          <LiveValue testId="views" text={formatCount(variant.views)} />
        </Figure>
        <Figure name="Active for">
          <VariantAge variant={variant} />
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

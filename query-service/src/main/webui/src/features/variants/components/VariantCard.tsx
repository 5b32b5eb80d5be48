import { memo } from 'react';
import { LiveValue } from '@/components/ui/LiveValue';
import { PlainText } from '@/components/ui/PlainText';
import { Tag } from '@/components/ui/Tag';
import { formatProbability, formatTotal } from '@/lib/format';
import type { Variant } from '@/lib/model/variant';
import { AgainstPrediction } from './AgainstPrediction';
import { ErFigure } from './ErFigure';
import { StatusTag } from './StatusTag';
import { VariantAge } from './VariantAge';
import classes from './VariantCard.module.css';

/** From here on the evidence against a post is worth a place on a card. */
const MUCH = 0.5;

interface VariantCardProps {
  readonly variant: Variant;
  readonly scale: number;
  readonly onOpen: (variantId: string) => void;
}

/** A variant on a narrow screen: as low as three lines are; the drawer has the rest. */
export const VariantCard = memo(function VariantCard(props: VariantCardProps) {
  const { variant, scale, onOpen } = props;
  const { killEvidence } = variant.decision;
  const runs = variant.status === 'active';
  return (
    <article
      className={classes.card}
      data-status={variant.status}
      data-testid="variant"
      data-variant-id={variant.id}
    >
      <header className={classes.header}>
        <button
          type="button"
          className={classes.post}
          title={variant.id}
          data-testid="variant-content"
          aria-haspopup="dialog"
          onClick={() => {
            onOpen(variant.id);
          }}
        >
          <PlainText text={variant.content ?? 'Its post has not arrived yet'} lines={1} />
        </button>
        {runs ? (
          killEvidence !== null &&
          killEvidence >= MUCH && (
            <Tag tone="warn">{formatProbability(killEvidence)} towards a kill</Tag>
          )
        ) : (
          <StatusTag status={variant.status} />
        )}
      </header>
      <ErFigure variant={variant} scale={scale} />
      <p className={classes.figures}>
        <AgainstPrediction variant={variant} short />
        <span className={classes.views}>
          <LiveValue testId="views" text={formatTotal(variant.views)} /> views
        </span>
        <VariantAge variant={variant} />
      </p>
    </article>
  );
});

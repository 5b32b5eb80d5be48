import { memo, useMemo } from 'react';
import type { Summary } from '@/lib/contract/metrics';
import type { Variant } from '@/lib/model/variant';
import { headline, predictedOf } from '../model/headline';
import classes from './Headline.module.css';

interface HeadlineProps {
  readonly summary: Summary;
  readonly variants: ReadonlyMap<string, Variant>;
}

/** How the persona does, in one sentence. */
export const Headline = memo(function Headline({ summary, variants }: HeadlineProps) {
  const predicted = useMemo(() => predictedOf(variants.values()), [variants]);
  const text = headline(summary, predicted);
  return text === null ? null : (
    <p className={classes.headline} data-testid="headline">
      {text}
    </p>
  );
});

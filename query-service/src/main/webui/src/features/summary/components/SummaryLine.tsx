import { memo, useMemo } from 'react';
import type { KillsToday, Summary } from '@/lib/contract/metrics';
import type { Variant } from '@/lib/model/variant';
import { headline, predictedOf, summaryLine } from '../model/headline';
import classes from './SummaryLine.module.css';

interface SummaryLineProps {
  readonly summary: Summary;
  readonly kills: KillsToday;
  readonly variants: ReadonlyMap<string, Variant>;
}

/** How the persona does, in the one line that a phone has for it. */
export const SummaryLine = memo(function SummaryLine(props: SummaryLineProps) {
  const { summary, kills, variants } = props;
  const predicted = useMemo(() => predictedOf(variants.values()), [variants]);
  return (
    <p
      className={classes.line}
      title={headline(summary, predicted) ?? undefined}
      data-testid="summary-line"
    >
      {summaryLine(summary, predicted, kills.kills_today).map((part, index) => (
        <span key={part}>
          {index > 0 && <span aria-hidden="true">· </span>}
          {part}
        </span>
      ))}
    </p>
  );
});

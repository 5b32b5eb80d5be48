import type { ReactNode } from 'react';
import classes from './SummaryCards.module.css';

interface SummaryCardProps {
  readonly name: string;
  readonly note: string;
  /** How the last hour compares with what is usual; null where that is not known. */
  readonly usual: string | null;
  readonly explanation: string | undefined;
  /** The course of the last hour. */
  readonly line?: ReactNode;
  readonly children: ReactNode;
}

/** A figure of the persona. */
export function SummaryCard({ name, note, usual, explanation, line, children }: SummaryCardProps) {
  return (
    <div className={classes.card}>
      <dt className={classes.name}>{name}</dt>
      <dd className={classes.figure}>
        {children}
        {line}
      </dd>
      <dd className={classes.note}>{note}</dd>
      {usual !== null && (
        <dd className={classes.note} title={explanation} data-testid="usual">
          {usual}
        </dd>
      )}
    </div>
  );
}

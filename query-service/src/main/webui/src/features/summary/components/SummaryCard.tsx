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
  /** What else is to be said of it. */
  readonly more?: ReactNode;
  readonly children: ReactNode;
}

/** A figure of the persona. */
export function SummaryCard(props: SummaryCardProps) {
  const { name, note, usual, explanation, line, more, children } = props;
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
      {more !== undefined && <dd className={classes.note}>{more}</dd>}
    </div>
  );
}

import { type ReactNode, useId } from 'react';
import classes from './Panel.module.css';

interface PanelProps {
  readonly title: string;
  /** A short word beside the title, such as a count. */
  readonly note?: ReactNode;
  /** Controls at the far side of the title. */
  readonly controls?: ReactNode;
  readonly testId: string;
  readonly fills?: boolean;
  readonly children: ReactNode;
}

/** A titled part of the page; a landmark of its own, so that it can be jumped to. */
export function Panel({ title, note, controls, testId, fills = false, children }: PanelProps) {
  const titleId = useId();
  return (
    <section
      className={classes.panel}
      data-fills={fills || undefined}
      aria-labelledby={titleId}
      data-testid={testId}
    >
      <header className={classes.header}>
        <h2 id={titleId} className={classes.title}>
          {title}
        </h2>
        {note !== undefined && <span className={classes.note}>{note}</span>}
        {controls !== undefined && controls !== false && (
          <div className={classes.controls}>{controls}</div>
        )}
      </header>
      {children}
    </section>
  );
}

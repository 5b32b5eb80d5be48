import type { ReactNode } from 'react';
import classes from './EntryList.module.css';
import { ScrollBox } from './ScrollBox';

interface EntryListProps {
  readonly label: string;
  readonly testId: string;
  readonly children: ReactNode;
}

/** Entries under each other; a long list scrolls within its panel, by keyboard too. */
export function EntryList({ label, testId, children }: EntryListProps) {
  return (
    <ScrollBox className={classes.scroller} label={label}>
      <ul className={classes.list} data-testid={testId}>
        {children}
      </ul>
    </ScrollBox>
  );
}

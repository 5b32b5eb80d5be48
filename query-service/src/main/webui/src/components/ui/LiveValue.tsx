import { useState } from 'react';
import classes from './LiveValue.module.css';

interface LiveValueProps {
  readonly text: string;
  readonly testId?: string;
}

/** A figure that lights up for a moment when it changes, but not when it merely comes into view. */
export function LiveValue({ text, testId }: LiveValueProps) {
  const [shown, setShown] = useState({ text, changes: 0 });
  if (shown.text !== text) {
    setShown({ text, changes: shown.changes + 1 });
  }
  return (
    <span
      key={shown.changes}
      className={classes.value}
      data-changed={shown.changes > 0 || undefined}
      data-testid={testId}
    >
      {text}
    </span>
  );
}

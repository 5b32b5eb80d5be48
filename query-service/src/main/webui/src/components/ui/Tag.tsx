import type { ReactNode } from 'react';
import classes from './Tag.module.css';

export type Tone = 'good' | 'bad' | 'warn' | 'accent' | 'quiet';

interface TagProps {
  readonly tone: Tone;
  readonly testId?: string;
  readonly children: ReactNode;
}

/** A word or two that classify what they stand beside. */
export function Tag({ tone, testId, children }: TagProps) {
  return (
    <span className={classes.tag} data-tone={tone} data-testid={testId}>
      {children}
    </span>
  );
}

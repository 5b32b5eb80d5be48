import { clsx } from 'clsx';
import classes from './PlainText.module.css';

/** What fits into a preview many times over; layout of ten thousand hidden characters would only cost time. */
const PREVIEW_LENGTH = 400;

interface PlainTextProps {
  readonly text: string;
  /** After how many lines to cut; uncut if absent. */
  readonly lines?: 1 | 2 | 3;
  readonly className?: string | undefined;
}

/**
 * Words that strangers wrote: shown as text, in the direction of their script, broken where they have no spaces, and
 * unable to turn around what stands beside them.
 */
export function PlainText({ text, lines, className }: PlainTextProps) {
  return (
    <bdi dir="auto" className={clsx(classes.text, className)} data-lines={lines}>
      {lines === undefined ? text : preview(text)}
    </bdi>
  );
}

function preview(text: string): string {
  return text.length <= PREVIEW_LENGTH
    ? text
    : `${text.slice(0, PREVIEW_LENGTH).replace(/[\uD800-\uDBFF]$/, '')}…`;
}

import type { ReactNode } from 'react';
import classes from './ToggleButton.module.css';

interface ToggleButtonProps {
  readonly label: string;
  readonly title: string;
  readonly pressed: boolean;
  readonly disabled?: boolean;
  readonly onToggle: (pressed: boolean) => unknown;
  /** An icon: the label is read out. */
  readonly children: ReactNode;
}

/** A small button that is either in or out. */
export function ToggleButton(props: ToggleButtonProps) {
  const { label, title, pressed, disabled = false, onToggle, children } = props;
  return (
    <button
      type="button"
      className={classes.toggle}
      aria-label={label}
      aria-pressed={pressed}
      title={title}
      disabled={disabled}
      onClick={() => {
        onToggle(!pressed);
      }}
    >
      {children}
    </button>
  );
}

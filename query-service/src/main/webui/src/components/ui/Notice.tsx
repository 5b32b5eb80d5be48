import type { ReactNode } from 'react';
import classes from './Notice.module.css';

interface NoticeProps {
  readonly title: string;
  readonly icon?: ReactNode;
  readonly action?: ReactNode;
  readonly children?: ReactNode;
  readonly testId?: string;
  /** Big ones stand in place of a whole view. */
  readonly big?: boolean;
  readonly alert?: boolean;
}

/** What stands where data would stand: nothing yet, or why not. */
export function Notice({
  title,
  icon,
  action,
  children,
  testId,
  big = false,
  alert = false,
}: NoticeProps) {
  return (
    <div
      className={classes.notice}
      data-big={big || undefined}
      data-testid={testId}
      role={alert ? 'alert' : undefined}
    >
      {icon !== undefined && <div className={classes.icon}>{icon}</div>}
      <p className={classes.title}>{title}</p>
      {children !== undefined && <p className={classes.text}>{children}</p>}
      {action}
    </div>
  );
}

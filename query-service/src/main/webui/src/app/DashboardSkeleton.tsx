import { Skeleton, VisuallyHidden } from '@mantine/core';
import classes from './layout.module.css';

const rows = Array.from({ length: 7 }, (_, index) => index);

/** The shape of what is coming. */
export function DashboardSkeleton() {
  return (
    <div className={classes.skeleton} data-testid="loading">
      <VisuallyHidden role="status">Loading the dashboard</VisuallyHidden>
      <Skeleton height={88} radius="md" />
      <div className={classes.columns}>
        <div className={classes.wide}>
          {rows.map((row) => (
            <Skeleton key={row} height={58} radius="md" mb={8} />
          ))}
        </div>
        <div className={classes.rail}>
          <Skeleton height={190} radius="md" />
          <Skeleton height={190} radius="md" />
        </div>
      </div>
    </div>
  );
}

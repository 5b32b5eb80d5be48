import { Skeleton, VisuallyHidden } from '@mantine/core';
import { useEffect, useState } from 'react';
import { Notice } from '@/components/ui/Notice';
import classes from './layout.module.css';

const rows = Array.from({ length: 7 }, (_, index) => index);

/** In milliseconds: whoever waited this long wants to know for what. */
const PATIENCE = 4_000;

/** The shape of what is coming; a word about it where it does not come. */
export function DashboardSkeleton() {
  const [late, setLate] = useState(false);
  useEffect(() => {
    const patience = setTimeout(() => {
      setLate(true);
    }, PATIENCE);
    return () => {
      clearTimeout(patience);
    };
  }, []);
  return (
    <div className={classes.skeleton} data-testid="loading">
      <VisuallyHidden role="status">Loading the dashboard</VisuallyHidden>
      {late && (
        <div role="status">
          <Notice title="The service is slow to answer" testId="slow">
            Nothing came for 4 seconds. The page keeps trying, and tells what is wrong as soon as it
            knows.
          </Notice>
        </div>
      )}
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

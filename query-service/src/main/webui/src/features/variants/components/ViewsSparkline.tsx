import { memo, useState } from 'react';
import { Sparkline } from '@/components/ui/Sparkline';
import { formatCount } from '@/lib/format';
import { inSteps, sum } from '@/lib/sparkline';
import { useSparkline, type ViewsByMinute } from '../api/sparklines';
import classes from './ViewsSparkline.module.css';

/** Of single minutes each would be thinner than a pixel. */
const MINUTES_OF_A_COLUMN = 3;

interface ViewsSparklineProps {
  readonly persona: string;
  readonly variantId: string;
  /** In total, as of now. */
  readonly views: number;
}

/** What the last hour brought. Between two answers of the service, the page adds what it hears to the newest minute. */
export const ViewsSparkline = memo(function ViewsSparkline(props: ViewsSparklineProps) {
  const { persona, variantId, views: total } = props;
  const { views, failed } = useSparkline(persona, variantId);
  const [answered, setAnswered] = useState({ views, total });
  if (answered.views !== views) {
    setAnswered({ views, total });
  }
  if (views === undefined) {
    return (
      <span className={classes.none} data-testid="views-sparkline">
        {failed && <span title="The last hour could not be loaded">?</span>}
      </span>
    );
  }
  const shown = withNews(views ?? [], total - answered.total);
  return (
    <Sparkline
      kind="columns"
      values={inSteps(shown, MINUTES_OF_A_COLUMN)}
      label={`${formatCount(sum(shown))} views in the last hour`}
      className={classes.line}
      testId="views-sparkline"
    />
  );
});

function withNews(views: ViewsByMinute, news: number): ViewsByMinute {
  return news > 0 && views.length > 0 ? [...views.slice(0, -1), (views.at(-1) ?? 0) + news] : views;
}

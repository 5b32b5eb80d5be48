import { PanelState } from '@/components/ui/PanelState';
import { formatCount, formatRange, formatRate } from '@/lib/format';
import { type Posterior, usePosterior } from '../api/posterior';
import { PosteriorCurve } from './PosteriorCurve';
import classes from './Posterior.module.css';

const HEIGHT = 120;

interface PosteriorPanelProps {
  readonly persona: string;
  readonly variantId: string;
}

/** What is known of the true rate by now, against what was predicted. */
export function PosteriorPanel({ persona, variantId }: PosteriorPanelProps) {
  const { data, error, refetch } = usePosterior(persona, variantId);
  return (
    <section className={classes.panel} aria-label="Where the true rate lies">
      <h3 className={classes.title}>Where the true rate lies</h3>
      {data === undefined ? (
        <PanelState error={error} what="The curve" onRetry={() => void refetch()} height={HEIGHT} />
      ) : data === null ? (
        <p className={classes.nothing}>
          Nothing can be said of it: its counts contradict each other, or none have come.
        </p>
      ) : (
        <figure className={classes.figure} data-testid="posterior">
          <PosteriorCurve posterior={data} height={HEIGHT} label={sentence(data)} />
          <figcaption className={classes.caption}>{sentence(data)}</figcaption>
        </figure>
      )}
    </section>
  );
}

function sentence({ posterior, prior, predicted_er, views }: Posterior): string {
  const { mean, low, high } = posterior;
  const predicted =
    predicted_er === null ? 'Nothing was predicted' : `Predicted ${formatRate(predicted_er)}`;
  return `${formatRate(mean)} ${formatRange(low, high)} with 95 % probability, by ${formatCount(views)} views. ${predicted}${predicted_er === null ? '' : ' (dashed line)'}; the dashed curve is what was known before the first view, ${priorText(prior)}.`;
}

/** What the prior weighs, and where it comes from. */
function priorText({ a, b, source, sample }: Posterior['prior']): string {
  return source === 'none'
    ? 'which is nothing: too little has been learnt yet'
    : `worth ${formatCount(Math.round(a + b))} views, learnt from ${formatCount(sample)} posts of ${source === 'persona' ? 'this persona' : 'all personas'}`;
}

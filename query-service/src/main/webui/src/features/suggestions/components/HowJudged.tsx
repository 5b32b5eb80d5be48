import { PanelState } from '@/components/ui/PanelState';
import { useThresholds } from '../api/thresholds';
import { thresholdSentences } from '../model/grounds';
import classes from './AboutVariant.module.css';

/** By which settings it is decided what to suggest about the posts of a persona. */
export function HowJudged({ persona }: { readonly persona: string }) {
  const { data, error, refetch } = useThresholds(persona);
  return (
    <section className={classes.panel} aria-label="How it is judged" data-testid="how-judged">
      <h3 className={classes.title}>How it is judged</h3>
      {data === undefined ? (
        <PanelState
          error={error}
          what="By what it is judged"
          onRetry={() => void refetch()}
          height={60}
        />
      ) : (
        <ul className={classes.sentences}>
          {thresholdSentences(data).map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      )}
    </section>
  );
}

import { Delta } from '@/components/ui/Delta';
import { deltaOf, type Variant } from '@/lib/model/variant';
import { verdictOutlook, verdictWord } from '../model/verdict';
import classes from './AgainstPrediction.module.css';

interface AgainstPredictionProps {
  readonly variant: Variant;
  /** Where there is one line for it. */
  readonly short?: boolean;
}

/**
 * How a variant does against its prediction, in words. The distance is a figure only where the service has decided:
 * before that it is chance, however large it looks.
 */
export function AgainstPrediction({ variant, short = false }: AgainstPredictionProps) {
  const { decision, predictedEr } = variant;
  if (predictedEr === null) {
    return <Delta value={null} verdict={null} />;
  }
  const { verdict } = decision;
  const word = verdictWord(decision);
  const outlook = verdictOutlook(decision, short);
  return (
    <span className={classes.against}>
      {word !== null && (
        <span className={classes.word} data-verdict={verdict} data-testid="verdict">
          {word}
        </span>
      )}
      {verdict !== 'too_early' && <Delta value={deltaOf(variant)} verdict={verdict} />}
      {outlook !== null && (
        <span className={classes.outlook} data-testid="outlook">
          {outlook}
        </span>
      )}
    </span>
  );
}

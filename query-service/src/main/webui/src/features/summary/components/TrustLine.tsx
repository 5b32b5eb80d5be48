import { memo, useMemo } from 'react';
import { Age } from '@/components/ui/Age';
import type { Summary } from '@/lib/contract/metrics';
import type { Variant } from '@/lib/model/variant';
import {
  groundOf,
  groundText,
  likelyText,
  type Predictions,
  predictionsText,
  trustDetails,
} from '../model/trust';
import classes from './TrustLine.module.css';

interface TrustLineProps {
  readonly summary: Summary;
  readonly variants: ReadonlyMap<string, Variant>;
  /** When the newest event happened; null where none is known. */
  readonly newestEventAt: string | null;
  /** Null before the service has answered, or where it fails. */
  readonly predictions: Predictions | null;
  /** In the one line that a phone has for it; the rest is unfolded. */
  readonly brief?: boolean;
  /** Shows predictions against what came; absent where there is no room for it. */
  readonly onCalibration?: (() => void) | undefined;
}

/** Whether the numbers can be trusted: in a sentence for everybody, and unfolded for those who know statistics. */
export const TrustLine = memo(function TrustLine(props: TrustLineProps) {
  const { summary, variants, newestEventAt, predictions, brief = false, onCalibration } = props;
  const ground = useMemo(() => groundOf(variants.values(), summary), [variants, summary]);
  const { posterior } = summary;
  const details = useMemo(() => trustDetails(summary, predictions), [summary, predictions]);
  return (
    <details className={classes.trust} data-testid="trust">
      <summary className={classes.sentence}>
        <strong>How sure?</strong>{' '}
        <span>
          {posterior === null ? (
            'No post that runs has a view yet.'
          ) : (
            <>
              {`${brief ? 'From' : 'Counted from'} ${groundText(ground, brief)}`}
              {newestEventAt !== null && (
                <>
                  , {!brief && 'newest '}
                  <Age since={newestEventAt} suffix=" ago" />
                </>
              )}
              {brief ? '.' : `; ${likelyText(posterior)}.`}
            </>
          )}
        </span>
        {predictions !== null && !brief && (
          <span data-testid="trust-predictions"> {predictionsText(predictions)}.</span>
        )}
      </summary>
      <ul className={classes.details}>
        {brief && posterior !== null && <li>{likelyText(posterior).replace('t', 'T')}.</li>}
        {brief && predictions !== null && <li>{predictionsText(predictions)}.</li>}
        {details.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
        {onCalibration !== undefined && (
          <li>
            <button type="button" className={classes.more} onClick={onCalibration}>
              See predicted against actual
            </button>
          </li>
        )}
      </ul>
    </details>
  );
});

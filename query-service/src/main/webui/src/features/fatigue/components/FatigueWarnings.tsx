import { memo } from 'react';
import { ClampedText } from '@/components/ui/ClampedText';
import { CsvLink } from '@/components/ui/CsvLink';
import { EntryList } from '@/components/ui/EntryList';
import { Notice } from '@/components/ui/Notice';
import { Panel } from '@/components/ui/Panel';
import { PlainText } from '@/components/ui/PlainText';
import { PriorityTag } from '@/components/ui/PriorityTag';
import type { FatigueWarning } from '@/lib/contract/metrics';
import { formatCount, formatShare } from '@/lib/format';
import { advisesWornOut, effectText, freshPatterns } from '../model/advice';
import classes from './FatigueWarnings.module.css';

interface FatigueWarningsProps {
  readonly warnings: readonly FatigueWarning[];
  /** All patterns that posts carry, in an order that stays. */
  readonly patterns: readonly string[];
}

/** Which patterns wear out, worst first. */
export const FatigueWarnings = memo(function FatigueWarnings(props: FatigueWarningsProps) {
  const { warnings, patterns } = props;
  const fresh = freshPatterns(patterns, warnings);
  return (
    <Panel
      title="Pattern fatigue"
      note={warnings.length > 0 ? formatCount(warnings.length) : undefined}
      testId="fatigue"
      controls={warnings.length > 0 && <CsvLink name="patterns" table={() => tableOf(warnings)} />}
    >
      {warnings.length === 0 ? (
        <Notice title="All patterns are fresh">
          A pattern that is used too often is named here before people grow tired of it.
        </Notice>
      ) : (
        <>
          <p className={classes.fresh} data-testid="fresh-patterns">
            {fresh.length > 0 ? (
              <>
                Fresh: <PlainText text={fresh.join(', ')} lines={2} />
              </>
            ) : (
              'None of the other patterns is fresh; a new one is worth a try.'
            )}
          </p>
          <EntryList label="Pattern fatigue" testId="fatigue-list">
            {warnings.map((warning) => (
              <Warning key={warning.pattern} warning={warning} others={warnings} />
            ))}
          </EntryList>
        </>
      )}
    </Panel>
  );
});

interface WarningProps {
  readonly warning: FatigueWarning;
  readonly others: readonly FatigueWarning[];
}

function Warning({ warning, others }: WarningProps) {
  const { pattern, usage_count, fatigue_score, warning_level, recommendation, fired } = warning;
  return (
    <li data-testid="fatigue-warning" data-pattern={pattern}>
      <div className={classes.head}>
        <div className={classes.pattern}>
          <ClampedText text={pattern} lines={2} />
        </div>
        <PriorityTag priority={warning_level} />
      </div>
      <dl className={classes.reasons}>
        <dt data-fired={fired.includes('use') || undefined}>Use</dt>
        <dd>
          {`${formatShare(fatigue_score)} worn out, ${formatCount(usage_count)} times in 7 days`}
          <span className={classes.meter} aria-hidden="true">
            <span data-level={warning_level} style={{ width: `${fatigue_score * 100}%` }} />
          </span>
        </dd>
        <dt data-fired={fired.includes('effect') || undefined}>Effect</dt>
        <dd>{effectText(warning)}</dd>
      </dl>
      {advisesWornOut(recommendation, pattern, others) ? (
        <p className={classes.figures}>
          Rest it; what its monitor proposes instead is worn out too.
        </p>
      ) : (
        <ClampedText text={recommendation} lines={2} />
      )}
    </li>
  );
}

function tableOf(warnings: readonly FatigueWarning[]) {
  return {
    header: ['pattern', 'usage_count', 'fatigue_score', 'warning_level', 'recommendation'],
    rows: warnings.map((warning) => [
      warning.pattern,
      warning.usage_count,
      warning.fatigue_score,
      warning.warning_level,
      warning.recommendation,
    ]),
  };
}

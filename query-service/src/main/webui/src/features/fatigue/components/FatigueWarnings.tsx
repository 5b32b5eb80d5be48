import { memo } from 'react';
import { ClampedText } from '@/components/ui/ClampedText';
import { CsvLink } from '@/components/ui/CsvLink';
import { EntryList } from '@/components/ui/EntryList';
import { Notice } from '@/components/ui/Notice';
import { Panel } from '@/components/ui/Panel';
import { PriorityTag } from '@/components/ui/PriorityTag';
import type { FatigueWarning } from '@/lib/contract/metrics';
import { formatCount, formatShare } from '@/lib/format';
import classes from './FatigueWarnings.module.css';

interface FatigueWarningsProps {
  readonly warnings: readonly FatigueWarning[];
}

/** Which patterns wear out, worst first. */
export const FatigueWarnings = memo(function FatigueWarnings({ warnings }: FatigueWarningsProps) {
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
        <EntryList label="Pattern fatigue" testId="fatigue-list">
          {warnings.map((warning) => (
            <Warning key={warning.pattern} warning={warning} />
          ))}
        </EntryList>
      )}
    </Panel>
  );
});

function Warning({ warning }: { readonly warning: FatigueWarning }) {
  const { pattern, usage_count, fatigue_score, warning_level, recommendation } = warning;
  return (
    <li data-testid="fatigue-warning" data-pattern={pattern}>
      <div className={classes.head}>
        <div className={classes.pattern}>
          <ClampedText text={pattern} lines={2} />
        </div>
        <PriorityTag priority={warning_level} />
      </div>
      <span className={classes.meter} aria-hidden="true">
        <span data-level={warning_level} style={{ width: `${fatigue_score * 100}%` }} />
      </span>
      <p className={classes.figures}>
        {`${formatShare(fatigue_score)} worn out, used ${formatCount(usage_count)} times in 7 days`}
      </p>
      <ClampedText text={recommendation} lines={2} />
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

import { memo } from 'react';
import { Age } from '@/components/ui/Age';
import { ClampedText } from '@/components/ui/ClampedText';
import { CsvLink } from '@/components/ui/CsvLink';
import { EntryList } from '@/components/ui/EntryList';
import { Panel } from '@/components/ui/Panel';
import { formatCount } from '@/lib/format';
import { type DeadLetter, deadLettersTable, useDeadLetters } from '../api/deadLetters';
import classes from './DeadLetterList.module.css';

interface DeadLetterListProps {
  readonly persona: string;
}

/** What monitors sent and nobody could take, with the reason; not there where there is nothing of it to see. */
export const DeadLetterList = memo(function DeadLetterList({ persona }: DeadLetterListProps) {
  const { letters, showEarlier } = useDeadLetters(persona);
  return letters.length === 0 ? null : (
    <Panel
      title="Refused events"
      note={`${formatCount(letters.length)}${showEarlier === null ? '' : '+'}`}
      testId="dead-letters"
      controls={<CsvLink name={`refused-${persona}`} table={() => deadLettersTable(persona)} />}
    >
      <EntryList label="Refused events" testId="dead-letter-list">
        {letters.map((letter) => (
          <Letter key={letter.id} letter={letter} />
        ))}
        {showEarlier !== null && (
          <li>
            <button type="button" className={classes.earlier} onClick={showEarlier}>
              Earlier ones
            </button>
          </li>
        )}
      </EntryList>
    </Panel>
  );
});

function Letter({ letter }: { readonly letter: DeadLetter }) {
  const { id, code, reason, received_at, excerpt, replays } = letter;
  return (
    <li data-testid="dead-letter">
      <div className={classes.head}>
        <code className={classes.code}>{code}</code>
        <span className={classes.soft}>
          <Age since={received_at} suffix=" ago" />
        </span>
      </div>
      <ClampedText text={reason} lines={3} />
      {excerpt !== null && (
        <div className={classes.value}>
          <ClampedText text={excerpt} lines={2} />
        </div>
      )}
      <p className={classes.soft}>
        {id}
        {replays > 0 && ` · sent again ${formatCount(replays)} ${replays === 1 ? 'time' : 'times'}`}
      </p>
    </li>
  );
}

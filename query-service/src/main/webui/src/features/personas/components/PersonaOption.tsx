import { PlainText } from '@/components/ui/PlainText';
import { formatCount } from '@/lib/format';
import type { PersonaChoice } from '../model/options';
import classes from './PersonaPicker.module.css';

interface PersonaOptionProps {
  readonly option: PersonaChoice | undefined;
}

export function PersonaOption({ option }: PersonaOptionProps) {
  return option?.known ? (
    <span className={classes.option}>
      <PlainText text={option.id} lines={1} />
      <span className={classes.count}>{formatCount(option.known.active_variants)} active</span>
    </span>
  ) : (
    <span className={classes.option}>
      Open <PlainText text={option?.id ?? ''} lines={1} className={classes.unknown} />
    </span>
  );
}

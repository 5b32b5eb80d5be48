import { PlainText } from '@/components/ui/PlainText';
import classes from './Turn.module.css';

export interface TurnOf {
  /** Who is shown in turn. */
  readonly personas: readonly string[];
  /** −1 where somebody is shown who is not among them. */
  readonly place: number;
}

interface TurnProps extends TurnOf {
  readonly persona: string;
}

/** Whose numbers these are, in letters for a room, and how many others follow. */
export function Turn({ persona, personas, place }: TurnProps) {
  return (
    <div className={classes.turn}>
      <h2 className={classes.persona}>
        <PlainText text={persona} lines={1} />
      </h2>
      {personas.length > 1 && place >= 0 && (
        <span className={classes.place} data-testid="turn">
          {place + 1} of {personas.length}
        </span>
      )}
    </div>
  );
}

import classes from './LazyPersonaPicker.module.css';
import type { PersonaPickerProps } from './PersonaPicker';

/** What stands in for the picker when its code could not be loaded: an id can still be typed. */
export function PlainPersonaInput({ persona, onPick }: PersonaPickerProps) {
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        const id = new FormData(event.currentTarget).get('persona');
        if (typeof id === 'string' && id.trim() !== '') {
          onPick(id);
        }
      }}
    >
      <input
        key={persona}
        className={classes.placeholder}
        name="persona"
        aria-label="Persona"
        placeholder="Type a persona"
        defaultValue={persona ?? ''}
        data-testid="persona-picker"
        spellCheck={false}
        autoCapitalize="none"
      />
    </form>
  );
}

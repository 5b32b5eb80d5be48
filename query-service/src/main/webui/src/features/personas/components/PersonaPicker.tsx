import { Autocomplete } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { PersonIcon } from '@/components/ui/icons';
import { usePersonas } from '../api/personas';
import { optionsFor } from '../model/options';
import { PersonaOption } from './PersonaOption';
import classes from './PersonaPicker.module.css';

export interface PersonaPickerProps {
  readonly persona: string | null;
  readonly onPick: (persona: string) => void;
}

/** Chooses whose dashboard to see: from those that are known, or any other by its id. */
export default function PersonaPicker({ persona, onPick }: PersonaPickerProps) {
  const { data: personas = [] } = usePersonas();
  const input = useRef<HTMLInputElement>(null);
  /** What is being typed, nothing at first; null while nobody is in the field. */
  const [typed, setTyped] = useState<string | null>(null);
  const options = optionsFor(personas, typed ?? '');

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey)) {
        event.preventDefault();
        input.current?.focus();
      }
    };
    window.addEventListener('keydown', onKey);
    return () => {
      window.removeEventListener('keydown', onKey);
    };
  }, []);

  // Who stays in the field would type behind what is there.
  const leave = () => {
    input.current?.blur();
    setTyped(null);
  };

  const pick = (id: string) => {
    leave();
    if (id.trim() !== '' && id !== persona) {
      onPick(id);
    }
  };

  return (
    <Autocomplete
      className={classes.picker}
      aria-label="Persona"
      aria-keyshortcuts="Control+K"
      ref={input}
      placeholder={persona ?? 'Choose a persona'}
      data-testid="persona-picker"
      leftSection={<PersonIcon />}
      maxDropdownHeight={360}
      comboboxProps={{ withinPortal: false }}
      spellCheck={false}
      autoCapitalize="none"
      data={options.map(({ id }) => id)}
      filter={({ options: all }) => all}
      renderOption={({ option }) => (
        <PersonaOption option={options.find(({ id }) => id === option.value)} />
      )}
      value={typed ?? persona ?? ''}
      onFocus={() => {
        setTyped('');
      }}
      onBlur={() => {
        setTyped(null);
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') {
          leave();
        }
      }}
      onChange={setTyped}
      selectFirstOptionOnChange
      onOptionSubmit={pick}
      onDropdownClose={leave}
    />
  );
}

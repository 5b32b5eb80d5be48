import { Autocomplete } from '@mantine/core';
import { useState } from 'react';
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
  /** What is being typed; null while the person does not type. */
  const [typed, setTyped] = useState<string | null>(null);
  const options = optionsFor(personas, typed ?? '');

  const pick = (id: string) => {
    setTyped(null);
    if (id.trim() !== '' && id !== persona) {
      onPick(id);
    }
  };

  return (
    <Autocomplete
      className={classes.picker}
      aria-label="Persona"
      placeholder="Choose a persona"
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
      onFocus={(event) => {
        event.currentTarget.select();
      }}
      onChange={setTyped}
      selectFirstOptionOnChange
      onOptionSubmit={pick}
      onDropdownClose={() => {
        setTyped(null);
      }}
    />
  );
}

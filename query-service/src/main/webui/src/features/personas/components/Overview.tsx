import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { PersonIcon, SearchIcon } from '@/components/ui/icons';
import { CsvLink } from '@/components/ui/CsvLink';
import { Notice } from '@/components/ui/Notice';
import { useAfterFirstPaint } from '@/lib/firstPaint';
import type { Persona } from '../api/personas';
import { ordered } from '../model/overview';
import { useFavourites } from '../model/useFavourites';
import classes from './Overview.module.css';
import { PersonaTile } from './PersonaTile';

interface OverviewProps {
  readonly personas: readonly Persona[];
  readonly addressOf: (persona: string) => string;
  readonly onOpen: (persona: string) => void;
}

/** A tile for each persona, those first that need somebody. */
export function Overview({ personas, addressOf, onOpen }: OverviewProps) {
  const [typed, setTyped] = useState('');
  const favourites = useFavourites();
  useAfterFirstPaint();
  const shown = ordered(personas, favourites.ids, typed);
  if (personas.length === 0) {
    return (
      <Notice
        big
        icon={<PersonIcon size={20} />}
        title="Nobody has posted yet"
        testId="no-personas"
      >
        The first post brings the first tile by itself. You can also name a persona above and wait
        for it there.
      </Notice>
    );
  }
  return (
    <>
      <div className={classes.controls}>
        <h2 className={classes.title}>Personas</h2>
        <CsvLink name="personas" table={() => tableOf(shown)} />
        <TextInput
          aria-label="Filter personas"
          placeholder="Filter"
          leftSection={<SearchIcon size={14} />}
          size="xs"
          value={typed}
          onChange={(event) => {
            setTyped(event.currentTarget.value);
          }}
        />
      </div>
      {shown.length === 0 ? (
        <Notice big icon={<SearchIcon size={20} />} title="No persona matches" testId="no-match">
          Try another word.
        </Notice>
      ) : (
        <ul className={classes.tiles}>
          {shown.map((persona) => (
            <PersonaTile
              key={persona.persona_id}
              persona={persona}
              address={addressOf(persona.persona_id)}
              favourite={favourites.ids.has(persona.persona_id)}
              onFavourite={favourites.toggle}
              onOpen={onOpen}
            />
          ))}
        </ul>
      )}
    </>
  );
}

function tableOf(personas: readonly Persona[]) {
  return {
    header: ['persona_id', 'health', 'active_variants', 'er', 'predicted_er', 'kills_today'],
    rows: personas.map((persona) => [
      persona.persona_id,
      persona.health,
      persona.active_variants,
      persona.er,
      persona.predicted_er,
      persona.kills_today,
    ]),
  };
}

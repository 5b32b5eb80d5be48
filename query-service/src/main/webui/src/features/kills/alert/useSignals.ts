import { useLocalStorage } from '@mantine/hooks';
import { useCallback, useEffect, useRef } from 'react';
import type { Kill } from '@/lib/model/kill';
import type { Variant } from '@/lib/model/variant';
import { killFigures, killStory } from '../model/killStory';
import { chime } from './chime';
import { canNotify, notify } from './notify';

export interface SignalChoice {
  readonly notification: boolean;
  readonly sound: boolean;
}

const silent: SignalChoice = { notification: false, sound: false };

/** By what else than the page itself this browser tells a kill: by nothing, until a person asks for it. */
export function useSignalChoice() {
  const [stored, choose] = useLocalStorage<Partial<SignalChoice> | null>({
    key: 'variant-dash-signals',
    defaultValue: silent,
    getInitialValueInEffect: false,
  });
  const notification = stored?.notification === true && canNotify();
  return { choice: { notification, sound: stored?.sound === true }, choose };
}

/** Tells each kill once: it sounds, and outside of the page where nobody looks at the page. */
export function useSignals(
  persona: string,
  fresh: readonly Kill[],
  variants: ReadonlyMap<string, Variant>,
  onOpen: (variantId: string) => void,
): void {
  const { choice } = useSignalChoice();
  const told = useRef<string | null>(null);
  const tell = useCallback(
    (kill: Kill) => {
      if (choice.sound) {
        chime();
      }
      if (choice.notification && !document.hasFocus()) {
        const story = killStory(kill, variants.get(kill.variantId));
        const text = `${story.content ?? kill.variantId}\n${killFigures(story)}`;
        notify(`Killed · ${persona}`, text, () => {
          onOpen(kill.variantId);
        });
      }
    },
    [choice.sound, choice.notification, persona, variants, onOpen],
  );
  useEffect(() => {
    const latest = fresh[0];
    if (latest !== undefined && latest.identity !== told.current) {
      told.current = latest.identity;
      tell(latest);
    }
  }, [fresh, tell]);
}

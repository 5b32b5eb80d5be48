import { lazy, Suspense } from 'react';
import { PersonIcon } from '@/components/ui/icons';
import { firstPaint } from '@/lib/firstPaint';
import type { PersonaPickerProps } from './PersonaPicker';
import { PlainPersonaInput } from './PlainPersonaInput';
import classes from './LazyPersonaPicker.module.css';

const LONGEST_WAIT = 500;
/** Where no number ever comes, as without any persona. */
const LONGEST_WITHOUT_NUMBERS = 1_000;

/** Waits until the page has nothing better to do, or long enough. */
function idle(): Promise<void> {
  return new Promise((resolve) => {
    if ('requestIdleCallback' in window) {
      window.requestIdleCallback(
        () => {
          resolve();
        },
        { timeout: LONGEST_WAIT },
      );
    } else {
      setTimeout(resolve, LONGEST_WAIT);
    }
  });
}

/** A service that goes away in this very moment must not take the page along. */
const PersonaPicker = lazy(() =>
  firstPaint(LONGEST_WITHOUT_NUMBERS)
    .then(idle)
    .then(() => import('./PersonaPicker'))
    .catch(() => ({ default: PlainPersonaInput })),
);

/** The picker is a fifth of all code and nothing that anybody looks at first: its place is kept until it arrives. */
export function LazyPersonaPicker(props: PersonaPickerProps) {
  const placeholder = (
    <div className={classes.placeholder} aria-hidden="true">
      <PersonIcon />
      <span>{props.persona}</span>
    </div>
  );
  return (
    <Suspense fallback={placeholder}>
      <PersonaPicker {...props} />
    </Suspense>
  );
}

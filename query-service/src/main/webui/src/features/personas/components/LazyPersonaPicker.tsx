import { lazy, Suspense } from 'react';
import { PersonIcon } from '@/components/ui/icons';
import type { PersonaPickerProps } from './PersonaPicker';
import classes from './LazyPersonaPicker.module.css';

const PersonaPicker = lazy(() => import('./PersonaPicker'));

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

import { useEffect, useState } from 'react';
import classes from './VariantDrawer.module.css';

const SAID_FOR = 2_000;

interface CopyLinkProps {
  readonly link: string;
}

/** Puts an address into the clipboard, or shows it where the browser does not allow that. */
export function CopyLink({ link }: CopyLinkProps) {
  const [outcome, setOutcome] = useState<'copied' | 'refused' | null>(null);
  useEffect(() => {
    if (outcome !== 'copied') {
      return undefined;
    }
    const timer = setTimeout(() => {
      setOutcome(null);
    }, SAID_FOR);
    return () => {
      clearTimeout(timer);
    };
  }, [outcome]);

  const copy = async () => {
    try {
      await navigator.clipboard.writeText(link);
      setOutcome('copied');
    } catch {
      // Only secure pages have a clipboard.
      setOutcome('refused');
    }
  };

  return outcome === 'refused' ? (
    <input className={classes.link} aria-label="Link" readOnly value={link} />
  ) : (
    <button type="button" className={classes.copy} onClick={() => void copy()}>
      <span aria-live="polite">{outcome === 'copied' ? 'Copied' : 'Copy link'}</span>
    </button>
  );
}

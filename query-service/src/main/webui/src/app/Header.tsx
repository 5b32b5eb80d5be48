import type { ReactNode } from 'react';
import { LazyPersonaPicker } from '@/features/personas/components/LazyPersonaPicker';
import { Account } from './Account';
import { ColorSchemeToggle } from './ColorSchemeToggle';
import classes from './Header.module.css';
import { goToPersona } from './address/useAddress';
import { Turn, type TurnOf } from './kiosk/Turn';

interface HeaderProps {
  readonly persona: string | null;
  /** On a wall: in place of what only a person with a mouse needs. */
  readonly turn?: TurnOf | undefined;
  readonly children?: ReactNode;
}

export function Header({ persona, turn, children }: HeaderProps) {
  return (
    <header className={classes.header}>
      <a href="#content" className={classes.skip}>
        Skip to the content
      </a>
      <a
        href="/"
        className={classes.brand}
        title="All personas"
        onClick={(event) => {
          if (!event.ctrlKey && !event.metaKey && !event.shiftKey) {
            event.preventDefault();
            goToPersona(null);
          }
        }}
      >
        <img src="/favicon.svg" alt="" width={26} height={26} />
        <h1 className={classes.name}>Variant dashboard</h1>
      </a>
      {turn !== undefined && persona !== null ? (
        <Turn persona={persona} {...turn} />
      ) : (
        <LazyPersonaPicker persona={persona} onPick={goToPersona} />
      )}
      <div className={classes.side}>
        {children}
        {turn === undefined && (
          <>
            <Account />
            <ColorSchemeToggle />
          </>
        )}
      </div>
    </header>
  );
}

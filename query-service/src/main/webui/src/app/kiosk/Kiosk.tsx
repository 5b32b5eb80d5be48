import { useMemo } from 'react';
import { usePersonas } from '@/features/personas/api/personas';
import { useFavourites } from '@/features/personas/model/useFavourites';
import { replacePersona } from '../address/useAddress';
import { Dashboard } from '../Dashboard';
import { OverviewPage } from '../OverviewPage';
import './kiosk.css';
import { round } from './rotation';
import { useNewBuild } from './useNewBuild';
import { useRotation } from './useRotation';
import { useScreenScale } from './useScreenScale';
import { useWakeLock } from './useWakeLock';

interface KioskProps {
  readonly persona: string | null;
}

/** A screen on a wall: one persona after the other, large, awake and up to date, with nobody at the mouse. */
export function Kiosk({ persona }: KioskProps) {
  const { data } = usePersonas();
  const favourites = useFavourites();
  const personas = useMemo(() => round(data ?? [], favourites.ids), [data, favourites.ids]);
  useRotation(personas, persona, replacePersona);
  useScreenScale();
  useWakeLock();
  useNewBuild(reload);
  return persona === null ? (
    <OverviewPage />
  ) : (
    <Dashboard persona={persona} turn={{ personas, place: personas.indexOf(persona) }} />
  );
}

function reload(): void {
  window.location.reload();
}

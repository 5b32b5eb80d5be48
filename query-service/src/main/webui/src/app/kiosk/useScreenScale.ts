import { useEffect } from 'react';

/** The window, in CSS pixels, for which the page is laid out; on a greater one everything grows along. */
const WIDTH = 1600;
const HEIGHT = 900;

/** As large as the screen allows: what is readable on a desk is the same share of a wall, up to 4K and beyond. */
export function scaleOf(width: number, height: number): number {
  return Math.max(1, Math.min(width / WIDTH, height / HEIGHT));
}

export function useScreenScale(): void {
  useEffect(() => {
    const root = document.documentElement;
    const fit = () => {
      root.style.setProperty('--zoom', String(scaleOf(window.innerWidth, window.innerHeight)));
    };
    root.classList.add('kiosk');
    fit();
    window.addEventListener('resize', fit);
    return () => {
      window.removeEventListener('resize', fit);
      root.classList.remove('kiosk');
      root.style.removeProperty('--zoom');
    };
  }, []);
}

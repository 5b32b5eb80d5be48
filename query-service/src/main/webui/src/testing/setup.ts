import '@testing-library/jest-dom/vitest';
import { cleanup, configure } from '@testing-library/react';
import { afterEach, vi } from 'vitest';

// How long something may take is no matter of these tests; a busy machine is not to fail them.
configure({ asyncUtilTimeout: 20_000 });

// jsdom lays nothing out: boxes get the size of a desktop and entries the height of one, or a virtual list, which asks,
// would show nothing.
const heights: Record<string, number> = { DIV: 800, TR: 60, LI: 60 };
const width = { configurable: true, get: () => 1280 };
const height = {
  configurable: true,
  get(this: HTMLElement) {
    return heights[this.tagName] ?? 0;
  },
};
Object.defineProperties(HTMLElement.prototype, {
  offsetWidth: width,
  offsetHeight: height,
  clientWidth: width,
  clientHeight: height,
});

class StillResizeObserver implements ResizeObserver {
  observe(): void {
    // Nothing ever changes its size.
  }
  unobserve(): void {
    // Nothing was observed.
  }
  disconnect(): void {
    // Nothing was observed.
  }
}
globalThis.ResizeObserver = StillResizeObserver;

/** Whether the screen is a phone's; tests set it. */
export const screen = { narrow: false };

window.matchMedia = (query) =>
  Object.assign(new EventTarget(), {
    matches: query.includes('max-width') && screen.narrow,
    media: query,
    onchange: null,
    addListener: () => undefined,
    removeListener: () => undefined,
  });

// Nor does it animate,
HTMLElement.prototype.animate = () => new EventTarget() as Animation;

// draw,
HTMLCanvasElement.prototype.getContext = () => null;

// know dialogs,
HTMLDialogElement.prototype.showModal = function (this: HTMLDialogElement) {
  this.open = true;
};
HTMLDialogElement.prototype.close = function (this: HTMLDialogElement) {
  this.open = false;
  this.dispatchEvent(new Event('close'));
};

// or scroll, as Mantine does of an option into view.
HTMLElement.prototype.scrollIntoView = () => undefined;

// or the page to its top, as an address that has changed does.
window.scrollTo = () => undefined;

afterEach(() => {
  // A test that fails may leave its timers, in which nothing moves, to all others.
  vi.useRealTimers();
  cleanup();
  screen.narrow = false;
});

import type { Pace } from './backoff';

/** What follows from a close: nothing more by itself, or another attempt. */
export type Reaction =
  | { readonly retry: false; readonly renew?: true }
  | {
      readonly retry: true;
      readonly pace: Pace;
      /** Whether it tells of trouble, so that waits get longer. */
      readonly failure: boolean;
    };

/** Most losses are over in a moment: the first three attempts come within two seconds. */
const OUTAGE: Reaction = {
  retry: true,
  pace: { floor: 0, smallest: 250, largest: 30_000 },
  failure: true,
};

/** The server asks for time. */
const NOT_NOW: Reaction = { ...OUTAGE, pace: { ...OUTAGE.pace, smallest: 1_000 } };

/** By number, as the AsyncAPI document of the service names them. */
const REACTIONS: Readonly<Record<number, Reaction>> = {
  // The replica stops in good order, and others serve: only spread over a moment.
  1001: { ...NOT_NOW, failure: false },
  // Not allowed, or no longer.
  1008: { retry: false },
  // What the page sends is too big, and would be the next time.
  1009: { retry: false },
  // The replica is behind, or full.
  1013: NOT_NOW,
  // Too slow: what was missed is asked for by the position.
  4008: NOT_NOW,
  // Too many messages: a client that comes back at once would be sent away again.
  4029: { retry: true, pace: { floor: 5_000, smallest: 15_000, largest: 60_000 }, failure: true },
};

/** With these words a close is about the token: with another one it is worth to try again, at once. */
const ABOUT_THE_TOKEN = new Set(['Authentication expired', 'token_invalid']);

/** How to go on after a close; without a number where the connection broke or the server did not answer. */
export function reactionTo(code: number | undefined, reason = ''): Reaction {
  if (code === 1008 && ABOUT_THE_TOKEN.has(reason)) {
    return { retry: false, renew: true };
  }
  return (code === undefined ? undefined : REACTIONS[code]) ?? OUTAGE;
}

/** The server's own word that what it tells may be out of date. */
export interface Staleness {
  readonly since: string;
  /** A few words for people. */
  readonly reason: string;
}

/** How the live connection is doing. */
export type ConnectionStatus =
  | { readonly phase: 'connecting' }
  /** `stale` tells from when on events may not have reached the server, and why; null while they do. */
  | { readonly phase: 'live'; readonly stale: Staleness | null }
  | { readonly phase: 'waiting'; readonly retryAt: number; readonly offline: boolean }
  /** The server does not want this page; only a person can try again. */
  | { readonly phase: 'refused' }
  | { readonly phase: 'stopped' };

/** How the live connection is doing. */
export type ConnectionStatus =
  | { readonly phase: 'connecting' }
  | { readonly phase: 'live' }
  | { readonly phase: 'waiting'; readonly retryAt: number; readonly offline: boolean }
  /** The server does not want this page; only a person can try again. */
  | { readonly phase: 'refused' }
  | { readonly phase: 'stopped' };

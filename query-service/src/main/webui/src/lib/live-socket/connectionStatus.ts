/** How the live connection is doing. */
export type ConnectionStatus =
  | { readonly phase: 'connecting' }
  /** `staleSince` tells from when on the server itself has learned nothing; null while it does. */
  | { readonly phase: 'live'; readonly staleSince: string | null }
  | { readonly phase: 'waiting'; readonly retryAt: number; readonly offline: boolean }
  /** The server does not want this page; only a person can try again. */
  | { readonly phase: 'refused' }
  | { readonly phase: 'stopped' };

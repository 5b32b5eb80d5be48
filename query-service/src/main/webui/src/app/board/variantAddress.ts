const PARAMETER = 'v';

/** The variant whose drawer the address opens, so that a link can be handed on; null where it opens none. */
export function openVariantInAddress(): string | null {
  return new URLSearchParams(window.location.search).get(PARAMETER);
}

/** Keeps the address in step with the drawer, without a step of its own in the history. */
export function settleOnVariant(id: string | null): void {
  window.history.replaceState(window.history.state, '', addressOf(id));
}

/** The address of this page with the drawer of a variant open. */
export function addressOf(id: string | null): string {
  const address = new URL(window.location.href);
  if (id === null) {
    address.searchParams.delete(PARAMETER);
  } else {
    address.searchParams.set(PARAMETER, id);
  }
  return address.href;
}

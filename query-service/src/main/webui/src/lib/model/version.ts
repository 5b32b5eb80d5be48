/** Which event a state came from; the service orders them by time, then identity. */
export interface Version {
  readonly at: string;
  /** Unknown where the state came with a snapshot. */
  readonly identity: string | null;
}

const fraction = /\.(\d+)/;

/** Orders ISO-8601 instants to the microsecond, which `Date` would cut to milliseconds. */
export function compareInstants(a: string, b: string): number {
  const seconds = Math.floor(Date.parse(a) / 1000) - Math.floor(Date.parse(b) / 1000);
  return seconds !== 0 ? Math.sign(seconds) : compareText(fractionOf(a), fractionOf(b));
}

/** Whether a state replaces the one that is shown. */
export function supersedes(candidate: Version, current: Version | null): boolean {
  if (current === null) {
    return true;
  }
  const order = compareInstants(candidate.at, current.at);
  if (order !== 0 || candidate.identity === null || current.identity === null) {
    return order > 0;
  }
  return candidate.identity > current.identity;
}

function fractionOf(instant: string): string {
  return (fraction.exec(instant)?.[1] ?? '').padEnd(9, '0');
}

function compareText(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1;
}

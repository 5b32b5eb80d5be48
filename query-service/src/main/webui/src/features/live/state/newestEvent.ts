import { compareInstants } from '@/lib/model/version';

/** The later of two moments, where there is any: updates and snapshots may overtake each other. */
export function newer(one: string | null, other: string | null): string | null {
  if (one === null || other === null) {
    return one ?? other;
  }
  return compareInstants(one, other) < 0 ? other : one;
}

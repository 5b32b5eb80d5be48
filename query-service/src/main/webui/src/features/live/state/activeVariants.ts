import type { Variant } from '@/lib/model/variant';
import { compareInstants } from '@/lib/model/version';

const MOST_ENDED = 100;

/**
 * Takes over the newest active variants. The list says nothing of variants that ended, nor, unless it is complete,
 * of those that were posted before its last: they stay.
 */
export function replaceWindow(
  known: ReadonlyMap<string, Variant>,
  newest: readonly Variant[],
  complete: boolean,
): ReadonlyMap<string, Variant> {
  const listed = new Map(newest.map((variant) => [variant.id, keepVersion(known, variant)]));
  const oldest = newest.at(-1)?.postedAt ?? null;
  const unlisted = [...known.values()].filter((variant) => !listed.has(variant.id));
  const ended = unlisted.filter((variant) => variant.status !== 'active').slice(-MOST_ENDED);
  const beyond = complete
    ? []
    : unlisted.filter((variant) => variant.status === 'active' && isBeyond(variant, oldest));
  for (const variant of [...beyond, ...ended]) {
    listed.set(variant.id, variant);
  }
  return listed;
}

/** Lists do not name the event that a state came from, the live updates do. */
function keepVersion(known: ReadonlyMap<string, Variant>, listed: Variant): Variant {
  const version = known.get(listed.id)?.postVersion ?? null;
  return { ...listed, postVersion: version };
}

/** Variants whose post is not known come last in the list. */
function isBeyond(variant: Variant, oldest: string | null): boolean {
  if (oldest === null) {
    return false;
  }
  return variant.postedAt === null || compareInstants(variant.postedAt, oldest) <= 0;
}

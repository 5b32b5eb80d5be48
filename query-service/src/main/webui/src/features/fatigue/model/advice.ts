import type { FatigueWarning } from '@/lib/contract/metrics';
import { formatFactor, formatProbability } from '@/lib/format';

/** Patterns that posts carry and that do not wear out. */
export function freshPatterns(
  patterns: readonly string[],
  warnings: readonly FatigueWarning[],
): readonly string[] {
  return patterns.filter((name) => !warnings.some(({ pattern }) => pattern === name));
}

/** Whether the words of a monitor propose another pattern that wears out as well. */
export function advisesWornOut(
  recommendation: string,
  pattern: string,
  warnings: readonly FatigueWarning[],
): boolean {
  return warnings.some(
    (other) => other.pattern !== pattern && names(recommendation, other.pattern),
  );
}

/** What a pattern earns against what it used to, in the service's numbers. */
export function effectText({ effect }: Pick<FatigueWarning, 'effect'>): string {
  if (effect === null) {
    return 'cannot be told yet: too few posts, now or before';
  }
  const { ratio, interval, probability } = effect;
  return `earns ${formatFactor(ratio)} times what it used to [${formatFactor(interval.low)}–${formatFactor(interval.high)}], held against the others; clearly less with ${formatProbability(probability)}`;
}

/** As a word of its own: `list` is not in `listen`. */
function names(text: string, pattern: string): boolean {
  const at = text.indexOf(pattern);
  if (pattern === '' || at < 0) {
    return false;
  }
  const inside = /[\p{L}\p{N}_-]/u;
  const before = text.slice(0, at).at(-1) ?? ' ';
  const after = text[at + pattern.length] ?? ' ';
  return (!inside.test(before) && !inside.test(after)) || names(text.slice(at + 1), pattern);
}

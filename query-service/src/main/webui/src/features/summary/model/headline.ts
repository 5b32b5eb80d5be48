import type { Summary } from '@/lib/contract/metrics';
import { formatCount, formatRange, formatRoughRate } from '@/lib/format';
import type { Variant } from '@/lib/model/variant';

/**
 * How the persona does, in one sentence; null where nothing can be said of it yet.
 *
 * @param predicted what was predicted for the views that came, see {@link predictedOf}
 */
export function headline(summary: Summary, predicted: number | null): string | null {
  const parts = [standing(summary, predicted), verdicts(summary), kills(summary)];
  const said = parts.filter((part) => part !== null);
  return said.length === 0 ? null : `${said.join('; ')}.`;
}

/** The predictions of what runs, each weighted by its views, as the engagement rate of all of it is. */
export function predictedOf(variants: Iterable<Variant>): number | null {
  let views = 0;
  let expected = 0;
  for (const variant of variants) {
    if (variant.status === 'active' && variant.predictedEr !== null) {
      views += variant.views;
      expected += variant.views * variant.predictedEr;
    }
  }
  return views === 0 ? null : expected / views;
}

/** The same in a few words each: `5.1 % as predicted`, `9 active`, `3 killed today`. */
export function summaryLine(
  { posterior, avg_engagement_rate: earned, active_variants: active }: Summary,
  predicted: number | null,
  killsToday: number,
): readonly string[] {
  return [
    ...(posterior === null ? [] : [`${formatRoughRate(earned)}${inShort(posterior, predicted)}`]),
    `${formatCount(active)} active`,
    `${formatCount(killsToday)} killed today`,
  ];
}

function inShort({ low, high }: { low: number; high: number }, predicted: number | null): string {
  if (predicted === null) {
    return '';
  }
  const inside = low <= predicted && predicted <= high;
  return inside ? ' as predicted' : ` ${low > predicted ? 'above' : 'below'} prediction`;
}

function standing(
  { posterior, avg_engagement_rate: earned }: Summary,
  predicted: number | null,
): string | null {
  if (posterior === null) {
    return null;
  }
  const { low, high } = posterior;
  const rate = `${formatRoughRate(earned)} ${formatRange(low, high)}`;
  if (predicted === null) {
    return rate;
  }
  if (low <= predicted && predicted <= high) {
    return `${rate}, as predicted`;
  }
  return `${rate}, ${low > predicted ? 'above' : 'below'} the ${formatRoughRate(predicted)} predicted`;
}

function verdicts({ verdicts: counts }: Summary): string | null {
  if (counts === null) {
    return null;
  }
  const { beats, below, as_predicted: even, too_early: early } = counts;
  const all = beats + below + even + early;
  if (all === 0) {
    return null;
  }
  const said = [
    `${formatCount(beats)} of ${formatCount(all)} ${beats === 1 ? 'beats' : 'beat'} it`,
    below > 0 && `${formatCount(below)} ${below === 1 ? 'falls' : 'fall'} short`,
    even > 0 && `${formatCount(even)} as predicted`,
    early > 0 && `${formatCount(early)} too early`,
  ];
  return said.filter((part) => part !== false).join(', ');
}

function kills({ killed_variants: killed, total_variants: total }: Summary): string | null {
  return killed === null || total === 0
    ? null
    : `${formatCount(killed)} of ${formatCount(total)} killed`;
}

import { formatCount, formatRange, formatRate, formatShare } from '@/lib/format';
import type { Episode, Score } from '../api/history';

/** `early_kill_candidate` → `Early kill candidate` */
export function typeName(type: string): string {
  const words = type.replaceAll('_', ' ');
  return `${words.slice(0, 1).toUpperCase()}${words.slice(1)}`;
}

/** `11 of 12 right: 92 % [65–99]` */
export function scoreText({ judged, hits, hit_rate, interval }: Score): string {
  if (judged === 0 || hit_rate === null) {
    return 'None judged yet';
  }
  const range = interval === null ? '' : ` ${formatRange(interval.low, interval.high)}`;
  return `${formatShare(hit_rate)}${range}, ${formatCount(hits)} of ${formatCount(judged)}`;
}

/** What became of the variant; null where the suggestion is about none. */
export function afterText({ after }: Episode): string | null {
  if (after === null) {
    return null;
  }
  const { status, views, final_er, predicted_er, views_since, er_since } = after;
  const predicted = predicted_er === null ? '' : ` of ${formatRate(predicted_er)} predicted`;
  const since =
    views_since === null || er_since === null
      ? ''
      : `; ${formatRate(er_since)} over the ${formatCount(views_since)} views since`;
  const now = `${status.slice(0, 1).toUpperCase()}${status.slice(1)}`;
  return `${now}: ${formatRate(final_er)}${predicted} after ${formatCount(views)} views${since}`;
}

import type { Cell, Table } from '@/lib/csv';
import type { ChartData } from './chartData';

/** What a table says of a variant beside its points; times in seconds since 1970. */
export interface Subject {
  /** Where its axis begins. */
  readonly origin: number;
  readonly posted: number | null;
  readonly predicted: number | null;
}

const HEAD = [
  'variant_id',
  'time',
  'age_seconds',
  'views',
  'interactions',
  'engagement_rate',
  'interval_low',
  'interval_high',
  'predicted_er',
  'corrected',
] as const;

/** All points of a chart, line by line. */
export function chartTable(
  { times, lines }: ChartData,
  subject: (variantId: string) => Subject,
): Table {
  const rows = lines.flatMap(({ variantId, points }) => {
    const { origin, posted, predicted } = subject(variantId);
    return points.flatMap((point, place) => {
      if (point === null) {
        return [];
      }
      const time = (times[place] ?? 0) + origin;
      const row: readonly Cell[] = [
        variantId,
        new Date(time * 1000).toISOString(),
        posted === null ? null : Math.round(time - posted),
        point.total_views,
        point.total_interactions,
        point.total_engagement_rate,
        point.interval?.low ?? null,
        point.interval?.high ?? null,
        predicted,
        String(point.corrected),
      ];
      return [row];
    });
  });
  return { header: HEAD, rows };
}

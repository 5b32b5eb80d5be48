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

/** All points of a chart, line by line, below a header. */
export function chartTable(
  { times, lines }: ChartData,
  subject: (variantId: string) => Subject,
): readonly (readonly string[])[] {
  const rows = lines.flatMap(({ variantId, points }) => {
    const { origin, posted, predicted } = subject(variantId);
    return points.flatMap((point, place) => {
      if (point === null) {
        return [];
      }
      const time = (times[place] ?? 0) + origin;
      return [
        [
          variantId,
          new Date(time * 1000).toISOString(),
          posted === null ? '' : String(Math.round(time - posted)),
          String(point.total_views),
          String(point.total_interactions),
          String(point.total_engagement_rate),
          String(point.interval?.low ?? ''),
          String(point.interval?.high ?? ''),
          String(predicted ?? ''),
          String(point.corrected),
        ],
      ];
    });
  });
  return [HEAD, ...rows];
}

import type { Course } from '../api/timeSeries';

type Point = Course['points'][number];

/** A point of a minute of one morning. */
export function point(minute: string, rate: number, more: Partial<Point> = {}): Point {
  return {
    time: `2026-01-31T${minute}:00Z`,
    total_views: 100,
    total_interactions: Math.round(rate * 100),
    total_engagement_rate: rate,
    corrected: false,
    interval: { low: rate / 2, high: rate * 2 },
    ...more,
  };
}

export function course(id: string, ...points: Course['points']): Course {
  return { variant_id: id, to: '2026-01-31T12:00:00Z', resolution: 60, points };
}

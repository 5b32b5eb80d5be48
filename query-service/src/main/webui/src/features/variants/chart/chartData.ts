import type { Course } from '../api/timeSeries';

type Column = (number | null)[];
export type CoursePoint = Course['points'][number];

/** The course of a variant in the columns that the chart takes; null where it has no point. */
export interface Line {
  readonly variantId: string;
  readonly rate: Column;
  readonly low: Column;
  readonly high: Column;
  readonly points: readonly (CoursePoint | null)[];
}

/** The courses of several variants on one axis. */
export interface ChartData {
  /** Rising seconds, from where the axis begins. */
  readonly times: number[];
  readonly lines: readonly Line[];
}

/** What a variant had come to by then. */
export interface Reading {
  readonly variantId: string;
  readonly point: CoursePoint;
  /** Seconds of the axis. */
  readonly time: number;
}

/** Seconds since 1970 at which the axis of a variant begins: 0 for a clock, its post for an age. */
export type Origin = (variantId: string) => number;

const clock: Origin = () => 0;

export function chartData(courses: readonly Course[], origin: Origin = clock): ChartData {
  const placed = courses.map((course) => ({
    id: course.variant_id,
    points: course.points
      .filter(({ total_views }) => total_views > 0)
      .map((point) => ({ point, time: endOf(course, point) - origin(course.variant_id) })),
  }));
  const times = [...new Set(placed.flatMap(({ points }) => points.map(({ time }) => time)))].sort(
    (a, b) => a - b,
  );
  const places = new Map(times.map((time, place) => [time, place]));
  return {
    times,
    lines: placed.map(({ id, points }) => {
      const at = times.map((): CoursePoint | null => null);
      for (const { point, time } of points) {
        at[places.get(time) ?? 0] = point;
      }
      return {
        variantId: id,
        rate: at.map((point) => point?.total_engagement_rate ?? null),
        low: at.map((point) => point?.interval?.low ?? null),
        high: at.map((point) => point?.interval?.high ?? null),
        points: at,
      };
    }),
  };
}

/** What each variant had come to at a place of the axis: its last point until then. */
export function readingsAt({ times, lines }: ChartData, place: number): readonly Reading[] {
  return lines.flatMap(({ variantId, points }) => {
    const last = points.findLastIndex((point, index) => index <= place && point !== null);
    const point = points[last];
    const time = times[last];
    return point && time !== undefined ? { variantId, point, time } : [];
  });
}

const HEADROOM = 1.6;

/** The top of the axis: what the rates and predictions need, not the wide bands of the first few views. */
export function topOf(data: ChartData, predictions: readonly (number | null)[]): number {
  const rates = data.lines.flatMap(({ rate }) => {
    const known = rate.filter((value) => value !== null);
    return known.slice(-Math.ceil(known.length / 2));
  });
  const highest = Math.max(0, ...predictions.map((rate) => rate ?? 0), ...rates);
  return highest === 0 ? 0.1 : Math.min(1, highest * HEADROOM);
}

/** The totals of a point are those at the end of its bucket, or of the range, which the last one may reach beyond. */
function endOf({ resolution, to }: Course, { time }: CoursePoint): number {
  // In whole seconds, so that lines that were asked for at once end at once.
  return Math.min(secondsOf(time) + resolution, Math.floor(secondsOf(to)));
}

function secondsOf(time: string): number {
  return Date.parse(time) / 1000;
}

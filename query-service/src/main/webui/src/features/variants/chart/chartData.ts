import type { Course } from '../api/timeSeries';

type Column = (number | null)[];

/** The courses of several variants on one axis of time, in the columns that the chart takes. */
export interface ChartData {
  /** Seconds since 1970, rising. */
  readonly times: number[];
  readonly lines: readonly { readonly rate: Column; readonly low: Column; readonly high: Column }[];
}

export function chartData(courses: readonly Course[]): ChartData {
  const times = [
    ...new Set(courses.flatMap(({ points }) => points.map(({ time }) => secondsOf(time)))),
  ].sort((a, b) => a - b);
  const places = new Map(times.map((time, place) => [time, place]));
  return {
    times,
    lines: courses.map(({ points }) => {
      const line = { rate: empty(times), low: empty(times), high: empty(times) };
      for (const { time, total_views, total_engagement_rate, interval } of points) {
        const place = places.get(secondsOf(time));
        if (place !== undefined && total_views > 0) {
          line.rate[place] = total_engagement_rate;
          line.low[place] = interval?.low ?? null;
          line.high[place] = interval?.high ?? null;
        }
      }
      return line;
    }),
  };
}

const HEADROOM = 1.6;

/** The top of the axis: what the rates and predictions need, not the wide bands of the first few views. */
export function topOf(data: ChartData, predictions: readonly (number | null)[]): number {
  const rates = data.lines.flatMap(({ rate }) => rate.slice(-Math.ceil(rate.length / 2)));
  const highest = Math.max(
    0,
    ...predictions.map((rate) => rate ?? 0),
    ...rates.map((rate) => rate ?? 0),
  );
  return highest === 0 ? 0.1 : Math.min(1, highest * HEADROOM);
}

function secondsOf(time: string): number {
  return Date.parse(time) / 1000;
}

function empty(times: readonly number[]): Column {
  return times.map(() => null);
}

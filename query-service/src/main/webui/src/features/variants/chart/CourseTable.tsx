import { ScrollBox } from '@/components/ui/ScrollBox';
import {
  formatCount,
  formatDateTime,
  formatDuration,
  formatRange,
  formatRate,
  NONE,
} from '@/lib/format';
import type { Variant } from '@/lib/model/variant';
import type { Axis } from '../model/chartView';
import type { ChartData } from './chartData';
import classes from './Numbers.module.css';

interface CourseTableProps {
  readonly data: ChartData;
  /** One a line of the data. */
  readonly variants: readonly Variant[];
  readonly axis: Axis;
  readonly height: number;
}

/** What the chart draws, in numbers, the newest first. */
export function CourseTable({ data, variants, axis, height }: CourseTableProps) {
  const places = data.times.map((_, place) => place).reverse();
  return (
    <ScrollBox label="Engagement rates in numbers" className={classes.box} height={height}>
      <table className={classes.numbers}>
        <thead>
          <tr>
            <th scope="col">{axis === 'age' ? 'After the post' : 'Time'}</th>
            {variants.map((variant) => (
              <th key={variant.id} scope="col" title={variant.content ?? variant.id}>
                <span className={classes.name}>{variant.content ?? variant.id}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row">Predicted</th>
            {variants.map(({ id, predictedEr }) => (
              <td key={id}>{formatRate(predictedEr)}</td>
            ))}
          </tr>
          {places.map((place) => (
            <tr key={place}>
              <th scope="row">{timeText(axis, data.times[place] ?? 0)}</th>
              {data.lines.map(({ variantId, points }) => {
                const point = points[place];
                return (
                  <td key={variantId}>
                    {point == null ? (
                      NONE
                    ) : (
                      <>
                        {formatRate(point.total_engagement_rate)}{' '}
                        <span className={classes.soft}>
                          {point.interval && formatRange(point.interval.low, point.interval.high)}{' '}
                          {`of ${formatCount(point.total_views)}`}
                          {point.corrected && ' ◇ corrected'}
                        </span>
                      </>
                    )}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  );
}

function timeText(axis: Axis, time: number): string {
  return axis === 'age'
    ? formatDuration(time * 1000)
    : formatDateTime(new Date(time * 1000).toISOString());
}

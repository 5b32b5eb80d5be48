import { PlainText } from '@/components/ui/PlainText';
import {
  formatCount,
  formatDateTime,
  formatDuration,
  formatRange,
  formatRate,
  isolated,
} from '@/lib/format';
import type { Variant } from '@/lib/model/variant';
import type { Axis } from '../model/chartView';
import type { Reading } from './chartData';
import { lineColour } from './lineColour';
import classes from './Readout.module.css';

interface Shown {
  readonly readings: readonly Reading[];
  /** In the order of the lines. */
  readonly variants: readonly Variant[];
  readonly axis: Axis;
  /** In seconds of the axis. */
  readonly time: number;
}

interface ReadoutProps extends Shown {
  /** How far along the axis it stands, from 0 to 1. */
  readonly share: number;
}

/** The values at a place of the axis. */
export function Readout({ readings, variants, axis, time, share }: ReadoutProps) {
  return (
    <div
      className={classes.readout}
      data-side={share > 0.5 ? 'left' : 'right'}
      data-testid="chart-readout"
      aria-hidden="true"
    >
      <p className={classes.time}>{timeText(axis, time)}</p>
      <ul>
        {readings.map((reading) => {
          const index = variants.findIndex(({ id }) => id === reading.variantId);
          const variant = variants[index];
          const { point } = reading;
          return (
            <li key={reading.variantId}>
              <span
                className={classes.key}
                style={{ borderColor: `var(${lineColour(Math.max(0, index))})` }}
              />
              <span className={classes.name}>
                <PlainText text={variant?.content ?? reading.variantId} lines={1} />
              </span>
              <strong>{formatRate(point.total_engagement_rate)}</strong>
              <span>{point.interval && formatRange(point.interval.low, point.interval.high)}</span>
              <span>{`${formatCount(point.total_views)} views`}</span>
              {axis === 'age' && variant?.postedAt != null && (
                <span className={classes.more}>{absolute(variant.postedAt, reading.time)}</span>
              )}
              {point.corrected && (
                <span className={classes.more}>◇ counts were corrected downwards</span>
              )}
            </li>
          );
        })}
      </ul>
    </div>
  );
}

/** The same for those who listen. */
export function spokenReadout({ readings, variants, axis, time }: Shown): string {
  const values = readings.map(({ variantId, point }) => {
    const text = variants.find(({ id }) => id === variantId)?.content ?? variantId;
    const range =
      point.interval === null
        ? ''
        : `, true rate between ${formatRate(point.interval.low)} and ${formatRate(point.interval.high)}`;
    const corrected = point.corrected ? ', counts were corrected downwards' : '';
    return `${isolated(text.slice(0, 60))}: ${formatRate(point.total_engagement_rate)}${range}, ${formatCount(point.total_views)} views${corrected}`;
  });
  return [timeText(axis, time), ...values].join('. ');
}

function timeText(axis: Axis, time: number): string {
  return axis === 'age'
    ? `${formatDuration(time * 1000)} after the post`
    : formatDateTime(new Date(time * 1000).toISOString());
}

function absolute(postedAt: string, age: number): string {
  return formatDateTime(new Date(Date.parse(postedAt) + age * 1000).toISOString());
}

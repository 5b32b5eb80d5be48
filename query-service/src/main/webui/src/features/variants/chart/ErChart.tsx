import { lazy, type ReactNode, Suspense, useMemo, useState } from 'react';
import { useNow } from '@/lib/now';
import type { Variant } from '@/lib/model/variant';
import { useCourses } from '../api/timeSeries';
import { chartData, topOf } from './chartData';
import classes from './ErChart.module.css';
import { ChartLegend } from './ChartLegend';
import { RangeChoice } from './RangeChoice';
import { type RangeId, ranges } from './ranges';

const ErPlot = lazy(() => import('./ErPlot'));
const STEP = 15;

interface ErChartProps {
  readonly persona: string;
  readonly variants: readonly Variant[];
  readonly height: number;
  readonly initialRange: RangeId;
  /** Names the lines; needless where there is one, of which all around speaks. */
  readonly legend: boolean;
  readonly title?: ReactNode;
  /** Takes a variant out of the chart; absent where that makes no sense. */
  readonly onRemove?: ((variantId: string) => void) | undefined;
}

/** How engagement rates came to be what they are, with the range in which the true ones lie. */
export function ErChart({
  persona,
  variants,
  height,
  initialRange,
  legend,
  title,
  onRemove,
}: ErChartProps) {
  const [range, setRange] = useState(initialRange);
  const ids = variants.map(({ id }) => id);
  const { courses, loading, failed } = useCourses(persona, ids, range);
  // Moves on with the clock, but not with each of its seconds.
  const to = Math.ceil(useNow() / 1000 / STEP) * STEP;

  const shown = variants.filter(({ id }) => courses.some((course) => course.variant_id === id));
  const data = useMemo(() => chartData(courses), [courses]);
  const top = topOf(
    data,
    shown.map(({ predictedEr }) => predictedEr),
  );

  return (
    <figure className={classes.chart} data-testid="er-chart">
      <div className={classes.head}>
        {title}
        {legend && <ChartLegend variants={variants} onRemove={onRemove} />}
        <RangeChoice range={range} onRange={setRange} />
      </div>
      {data.times.length === 0 ? (
        <p className={classes.nothing} style={{ height }}>
          {loading
            ? 'Loading…'
            : failed
              ? 'The course could not be loaded.'
              : `Nothing was counted in the last ${ranges[range].label}.`}
        </p>
      ) : (
        <Suspense fallback={<div style={{ height }} />}>
          <ErPlot
            data={data}
            variants={shown}
            from={to - ranges[range].length / 1000}
            to={to}
            top={top}
            height={height}
          />
        </Suspense>
      )}
      <figcaption className={classes.caption}>
        Line: engagement rate so far. Band: where the true rate lies (95 %, at all times at once).
        Dashed: predicted.
      </figcaption>
    </figure>
  );
}

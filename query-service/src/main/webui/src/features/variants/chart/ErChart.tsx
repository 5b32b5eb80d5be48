import { lazy, Suspense, useMemo, useRef, useState } from 'react';
import { PanelState } from '@/components/ui/PanelState';
import type { Variant } from '@/lib/model/variant';
import { useNow } from '@/lib/now';
import { useKillTimes } from '../api/killTimes';
import { useCourses } from '../api/timeSeries';
import { changed, type CourseView, type Span } from '../model/chartView';
import { chartData, type Origin, topOf } from './chartData';
import { ChartLegend } from './ChartLegend';
import { ChartTools } from './ChartTools';
import { CourseTable } from './CourseTable';
import classes from './ErChart.module.css';
import { ranges } from './ranges';

const ErPlot = lazy(() => import('./ErPlot'));
const STEP = 15;

interface ErChartProps<View extends CourseView> {
  readonly persona: string;
  readonly variants: readonly Variant[];
  readonly height: number;
  readonly view: View;
  readonly onView: (view: View) => void;
  /** Names the lines; needless where there is one, of which all around speaks. */
  readonly legend: boolean;
  /** Takes a variant out of the chart; absent where that makes no sense. */
  readonly onRemove?: ((variantId: string) => void) | undefined;
}

/** How engagement rates came to be what they are, with the range in which the true ones lie. */
export function ErChart<View extends CourseView>(props: ErChartProps<View>) {
  const { persona, height, view, onView, legend, onRemove } = props;
  const variants = useKillTimes(persona, props.variants);
  const { range, axis, zoom } = view;
  const figure = useRef<HTMLElement>(null);
  const { courses: told, loading, error, retry } = useCourses(persona, variants, view);
  // Another part of the axis keeps the old lines, and the focus in them, until the new ones are there.
  const [kept, setKept] = useState({ axis, courses: told });
  if (told.length > 0 && (kept.courses !== told || kept.axis !== axis)) {
    setKept({ axis, courses: told });
  }
  const courses = loading && told.length === 0 && kept.axis === axis ? kept.courses : told;
  // Moves on with the clock, but not with each of its seconds.
  const now = Math.ceil(useNow() / 1000 / STEP) * STEP;
  const length = ranges[range].length / 1000;
  const whole: Span = axis === 'age' ? { from: 0, to: length } : { from: now - length, to: now };

  const posts = JSON.stringify(variants.map(({ id, postedAt }) => [id, postedAt]));
  const origin = useMemo<Origin>(() => {
    const times = new Map(JSON.parse(posts) as [string, string | null][]);
    return (id) => {
      const posted = axis === 'age' ? times.get(id) : null;
      return posted == null ? 0 : Date.parse(posted) / 1000;
    };
  }, [posts, axis]);
  const data = useMemo(() => chartData(courses, origin), [courses, origin]);
  const shown = courses.flatMap(
    ({ variant_id }) => variants.find(({ id }) => id === variant_id) ?? [],
  );
  const change = (part: Partial<CourseView>) => {
    onView(changed(view, part as Partial<View>));
  };

  return (
    <figure ref={figure} className={classes.chart} data-testid="er-chart">
      <div className={classes.head}>
        {legend && <ChartLegend variants={variants} onRemove={onRemove} />}
        <ChartTools
          persona={persona}
          view={view}
          onChange={change}
          data={data}
          variants={shown}
          origin={origin}
          figure={figure}
        />
      </div>
      {data.times.length === 0 ? (
        loading || error !== null ? (
          <PanelState error={error} what="The course" onRetry={retry} height={height} />
        ) : (
          <p className={classes.nothing} style={{ height }}>
            {nothing(view)}
          </p>
        )
      ) : view.asTable ? (
        <CourseTable data={data} variants={shown} axis={axis} height={height} />
      ) : (
        <Suspense fallback={<div style={{ height }} />}>
          <ErPlot
            data={data}
            variants={shown}
            axis={axis}
            span={zoom ?? whole}
            top={topOf(
              data,
              shown.map(({ predictedEr }) => predictedEr),
            )}
            height={height}
            zoomed={zoom !== null}
            onZoom={(part) => {
              change({ zoom: part });
            }}
          />
        </Suspense>
      )}
      <figcaption className={classes.caption}>
        Line: engagement rate so far. Band: where the true rate lies (95 %, at all times at once).
        Dashed: predicted. ◇: counts corrected downwards.
      </figcaption>
    </figure>
  );
}

function nothing({ range, axis, zoom }: CourseView): string {
  if (zoom !== null) {
    return 'Nothing was counted in this part.';
  }
  const { label } = ranges[range];
  return axis === 'age'
    ? `Nothing is known of the first ${label} after the post.`
    : `Nothing was counted in the last ${label}.`;
}

import { useRef } from 'react';
import { formatRoughRate } from '@/lib/format';
import { useWidth } from '@/lib/useWidth';
import type { Posterior } from '../api/posterior';
import { curvePath } from './curvePath';
import classes from './Posterior.module.css';

const BOTTOM = 20;
const TOP = 8;

interface PosteriorCurveProps {
  readonly posterior: Posterior;
  readonly height: number;
  readonly label: string;
}

/** The densities of a rate, before the first view and now. */
export function PosteriorCurve({ posterior, height, label }: PosteriorCurveProps) {
  const box = useRef<HTMLDivElement>(null);
  const width = useWidth(box);
  const { curve, predicted_er: predicted } = posterior;
  const first = curve[0]?.rate ?? 0;
  const last = curve.at(-1)?.rate ?? 1;
  const highest = Math.max(...curve.flatMap((at) => [at.density, at.prior_density]));
  const x = (rate: number) => ((rate - first) / (last - first || 1)) * width;
  const y = (density: number) =>
    height - BOTTOM - (density / (highest || 1)) * (height - BOTTOM - TOP);
  const path = (of: (at: Posterior['curve'][number]) => number, from = first, to = last) =>
    curvePath(
      curve.filter(({ rate }) => rate >= from && rate <= to).map((at) => [x(at.rate), y(of(at))]),
    );
  const { low, high } = posterior.posterior;
  const likely = path(({ density }) => density, low, high);
  const ground = height - BOTTOM;
  return (
    <div ref={box} style={{ height }}>
      {width > 0 && (
        <svg width={width} height={height} role="img" aria-label={label} className={classes.curve}>
          <path
            className={classes.likely}
            d={likely === '' ? '' : `M${x(low)},${ground}L${likely.slice(1)}L${x(high)},${ground}Z`}
          />
          <path className={classes.prior} d={path((at) => at.prior_density)} />
          <path className={classes.now} d={path(({ density }) => density)} />
          {predicted !== null && predicted >= first && predicted <= last && (
            <line
              className={classes.predicted}
              x1={x(predicted)}
              x2={x(predicted)}
              y1={TOP}
              y2={ground}
            />
          )}
          <line className={classes.ground} x1={0} x2={width} y1={ground} y2={ground} />
          {[0, 0.25, 0.5, 0.75, 1].map((share) => (
            <text
              key={share}
              x={share * width}
              y={height - 5}
              textAnchor={share === 0 ? 'start' : share === 1 ? 'end' : 'middle'}
            >
              {formatRoughRate(first + share * (last - first))}
            </text>
          ))}
        </svg>
      )}
    </div>
  );
}

import { useRef } from 'react';
import { formatCount, formatRange, formatRate, formatRoughRate } from '@/lib/format';
import { useWidth } from '@/lib/useWidth';
import type { Calibration } from '../api/calibration';
import { axisMarks } from './axisMarks';
import classes from './CalibrationChart.module.css';

const LEFT = 52;
const RIGHT = 12;
const TOP = 6;
const BOTTOM = 22;

interface CalibrationPlotProps {
  readonly bins: Calibration['bins'];
  readonly height: number;
}

/** Predicted from left to right, actual from bottom to top. */
export function CalibrationPlot({ bins, height }: CalibrationPlotProps) {
  const box = useRef<HTMLDivElement>(null);
  const width = useWidth(box);
  const across = axisMarks(Math.max(...bins.map(({ predicted_er }) => predicted_er)) * 1.1);
  const up = axisMarks(Math.max(...bins.map(({ interval }) => interval.high)));
  const right = across.at(-1) ?? 1;
  const top = up.at(-1) ?? 1;
  const x = (rate: number) => LEFT + (rate / right) * (width - LEFT - RIGHT);
  const y = (rate: number) => height - BOTTOM - (rate / top) * (height - BOTTOM - TOP);
  const end = Math.min(right, top);
  return (
    <div ref={box} style={{ height }}>
      {width > 0 && (
        <svg
          width={width}
          height={height}
          role="img"
          aria-label={`Predicted against actual engagement rates. ${bins.map(sentence).join(' ')}`}
          className={classes.plot}
        >
          {across.map((rate) => (
            <g key={rate}>
              <line className={classes.grid} x1={x(rate)} x2={x(rate)} y1={TOP} y2={y(0)} />
              <text x={x(rate)} y={height - 6} textAnchor={rate === right ? 'end' : 'middle'}>
                {formatRoughRate(rate)}
              </text>
            </g>
          ))}
          {up.map((rate) => (
            <g key={rate}>
              <line
                className={classes.grid}
                x1={LEFT}
                x2={width - RIGHT}
                y1={y(rate)}
                y2={y(rate)}
              />
              <text x={LEFT - 6} y={y(rate) + 4} textAnchor="end">
                {formatRoughRate(rate)}
              </text>
            </g>
          ))}
          <line className={classes.right} x1={x(0)} y1={y(0)} x2={x(end)} y2={y(end)} />
          {bins.map((bin) => (
            <g key={bin.predicted_er} className={classes.bin}>
              <title>{sentence(bin)}</title>
              <line
                x1={x(bin.predicted_er)}
                x2={x(bin.predicted_er)}
                y1={y(bin.interval.low)}
                y2={y(bin.interval.high)}
              />
              <circle cx={x(bin.predicted_er)} cy={y(bin.actual_er)} r={3.5} />
              <circle
                className={classes.target}
                cx={x(bin.predicted_er)}
                cy={y(bin.actual_er)}
                r={14}
              />
            </g>
          ))}
        </svg>
      )}
    </div>
  );
}

function sentence({ predicted_er, actual_er, interval, variants }: Calibration['bins'][number]) {
  return `Predicted ${formatRate(predicted_er)}, actual ${formatRate(actual_er)} ${formatRange(interval.low, interval.high)}, ${formatCount(variants)} posts.`;
}

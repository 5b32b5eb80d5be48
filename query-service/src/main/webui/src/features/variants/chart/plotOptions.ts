import type { RefObject } from 'react';
import type uPlot from 'uplot';
import { formatRoughRate } from '@/lib/format';
import type { Variant } from '@/lib/model/variant';
import type { ChartData } from './chartData';
import { clockLabels } from './clockLabels';
import { lineColour } from './lineColour';

export interface Drawn {
  readonly data: ChartData;
  readonly variants: readonly Variant[];
  readonly from: number;
  readonly to: number;
  readonly top: number;
}

const BAND = 0.14;

/** The columns in the order of the series below: a variant's rate, then the ends of its band. */
export function plotColumns({ times, lines }: ChartData): uPlot.AlignedData {
  return [times, ...lines.flatMap(({ rate, low, high }) => [rate, high, low])];
}

/** A line a variant, a band where its true rate lies, and beneath them the predictions and kills. */
export function plotOptions(
  element: HTMLElement,
  drawn: RefObject<Drawn>,
  height: number,
): uPlot.Options {
  const style = getComputedStyle(element);
  const colour = (name: string) => style.getPropertyValue(name).trim();
  const { variants } = drawn.current;
  const axis: uPlot.Axis = {
    stroke: colour('--ink-soft'),
    font: `11px ${style.fontFamily}`,
    grid: { stroke: colour('--line'), width: 1 },
    ticks: { show: false },
  };
  return {
    width: Math.max(200, element.clientWidth),
    height,
    legend: { show: false },
    cursor: { drag: { x: true, y: false } },
    scales: {
      x: { range: (self, low, high) => zoomed(self, low, high, drawn.current) },
      y: { range: () => [0, drawn.current.top] },
    },
    axes: [
      { ...axis, size: 22, values: (_, times) => clockLabels(times) },
      { ...axis, size: 52, values: (_, rates) => rates.map((rate) => formatRoughRate(rate)) },
    ],
    series: [
      {},
      ...variants.flatMap((variant, index): uPlot.Series[] => {
        const stroke = colour(lineColour(index));
        const edge = { stroke: 'transparent', width: 0, points: { show: false }, spanGaps: true };
        return [
          { label: variant.id, stroke, width: 2, spanGaps: true, points: { size: 4 } },
          edge,
          edge,
        ];
      }),
    ],
    bands: variants.map((_, index) => ({
      series: [index * 3 + 2, index * 3 + 3],
      fill: translucent(colour(lineColour(index))),
    })),
    hooks: {
      drawAxes: [
        (self) => {
          drawn.current.variants.forEach((variant, index) => {
            drawReferences(self, variant, colour(lineColour(index)), colour('--bad'));
          });
        },
      ],
    },
  };
}

/** All of the range, unless a person has dragged a part of it. */
function zoomed(self: uPlot, low: number, high: number, { from, to }: Drawn): uPlot.Range.MinMax {
  const select = self.select as uPlot.Select | undefined;
  return select !== undefined && select.width > 0 ? [low, high] : [from, to];
}

function drawReferences(self: uPlot, variant: Variant, line: string, kill: string): void {
  const { ctx, bbox } = self;
  ctx.save();
  ctx.beginPath();
  ctx.rect(bbox.left, bbox.top, bbox.width, bbox.height);
  ctx.clip();
  ctx.lineWidth = devicePixelRatio;
  if (variant.predictedEr !== null) {
    const y = self.valToPos(variant.predictedEr, 'y', true);
    stroke(ctx, line, [6, 4], [bbox.left, y], [bbox.left + bbox.width, y]);
  }
  if (variant.status === 'killed' && variant.endedAt !== null) {
    const x = self.valToPos(Date.parse(variant.endedAt) / 1000, 'x', true);
    stroke(ctx, kill, [2, 2], [x, bbox.top], [x, bbox.top + bbox.height]);
    ctx.fillStyle = kill;
    const gap = 4 * devicePixelRatio;
    const left = x > bbox.left + bbox.width * 0.8;
    ctx.textAlign = left ? 'right' : 'left';
    ctx.fillText('killed', left ? x - gap : x + gap, bbox.top + 3 * gap);
  }
  ctx.restore();
}

type Place = readonly [number, number];

function stroke(
  ctx: CanvasRenderingContext2D,
  colour: string,
  dash: readonly number[],
  from: Place,
  to: Place,
): void {
  ctx.strokeStyle = colour;
  ctx.setLineDash(dash.map((length) => length * devicePixelRatio));
  ctx.beginPath();
  ctx.moveTo(...from);
  ctx.lineTo(...to);
  ctx.stroke();
}

function translucent(hex: string): string {
  const [red, green, blue] = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));
  return `rgb(${red ?? 0} ${green ?? 0} ${blue ?? 0} / ${BAND})`;
}

import type { RefObject } from 'react';
import type uPlot from 'uplot';
import { formatRoughRate } from '@/lib/format';
import type { Variant } from '@/lib/model/variant';
import type { Axis, Span } from '../model/chartView';
import { ageLabels, clockLabels } from './axisLabels';
import type { ChartData } from './chartData';
import { lineColour } from './lineColour';
import { drawCorrections, drawReferences } from './plotMarks';

export interface Drawn {
  readonly data: ChartData;
  /** One a line of the data. */
  readonly variants: readonly Variant[];
  readonly axis: Axis;
  readonly span: Span;
  readonly top: number;
}

export interface PlotEvents {
  /** The place of the axis that is pointed at; null for none. */
  readonly onPlace: (place: number | null) => void;
  readonly onZoom: (zoom: Span) => void;
}

const BAND = 0.14;
/** In pixels: a shorter drag is a click. */
const SHORTEST_DRAG = 8;

/** The columns in the order of the series below: a variant's rate, then the ends of its band. */
export function plotColumns({ times, lines }: ChartData): uPlot.AlignedData {
  return [times, ...lines.flatMap(({ rate, low, high }) => [[...rate], [...high], [...low]])];
}

/** A line a variant, a band where its true rate lies, and with them predictions, kills and corrections. */
export function plotOptions(
  element: HTMLElement,
  drawn: RefObject<Drawn>,
  height: number,
  events: RefObject<PlotEvents>,
): uPlot.Options {
  const style = getComputedStyle(element);
  const colour = (name: string) => style.getPropertyValue(name).trim();
  const { variants, axis: kind } = drawn.current;
  const labels = kind === 'age' ? ageLabels : clockLabels;
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
    cursor: { y: false, drag: { x: true, y: false, setScale: false, dist: SHORTEST_DRAG } },
    scales: {
      x: {
        // Ages are counted in round seconds, minutes and hours like the time of a day in UTC.
        time: true,
        range: () => [drawn.current.span.from, drawn.current.span.to],
      },
      y: { range: () => [0, drawn.current.top] },
    },
    ...(kind === 'age' ? { tzDate: utcDate } : {}),
    axes: [
      { ...axis, size: 22, values: (_, times) => labels(times) },
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
            const line = colour(lineColour(index));
            drawReferences(self, variant, drawn.current.axis, line, colour('--bad'));
          });
        },
      ],
      draw: [
        (self) => {
          drawn.current.data.lines.forEach((line, index) => {
            drawCorrections(self, drawn.current.data.times, line, colour(lineColour(index)));
          });
        },
      ],
      setCursor: [
        (self) => {
          events.current.onPlace(self.cursor.idx ?? null);
        },
      ],
      setSelect: [
        (self) => {
          const { left, width } = self.select;
          if (width >= SHORTEST_DRAG) {
            const at = (pixel: number) => Math.max(0, Math.round(self.posToVal(pixel, 'x')));
            events.current.onZoom({ from: at(left), to: Math.max(at(left) + 1, at(left + width)) });
            self.setSelect({ left: 0, top: 0, width: 0, height: 0 }, false);
          }
        },
      ],
    },
  };
}

/** With the fields of UTC where uPlot asks for those of the viewer's zone: an age has none. */
function utcDate(seconds: number): Date {
  const date = new Date(seconds * 1000);
  return new Date(date.getTime() + date.getTimezoneOffset() * 60_000);
}

function translucent(hex: string): string {
  const [red, green, blue] = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));
  return `rgb(${red ?? 0} ${green ?? 0} ${blue ?? 0} / ${BAND})`;
}

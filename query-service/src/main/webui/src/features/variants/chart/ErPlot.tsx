import { useEffect, useRef } from 'react';
import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import type { Variant } from '@/lib/model/variant';
import type { ChartData } from './chartData';
import classes from './ErChart.module.css';
import { plotColumns, plotOptions } from './plotOptions';

interface ErPlotProps {
  readonly data: ChartData;
  /** One a line of the data. */
  readonly variants: readonly Variant[];
  readonly from: number;
  readonly to: number;
  readonly top: number;
  readonly height: number;
}

/** The drawing; what it shows is said in words beside it. */
export default function ErPlot({ data, variants, from, to, top, height }: ErPlotProps) {
  const box = useRef<HTMLDivElement>(null);
  // What is drawn besides the points: another of it needs another plot.
  const frame = JSON.stringify(
    variants.map(({ id, predictedEr, status, endedAt }) => [id, predictedEr, status, endedAt]),
  );
  const drawn = useRef({ data, variants, from, to, top });
  const plot = useRef<uPlot | null>(null);

  useEffect(() => {
    drawn.current = { data, variants, from, to, top };
    plot.current?.setData(plotColumns(data));
  });

  useEffect(() => {
    const element = box.current;
    // Where nothing can be drawn, as in a browser without a canvas, the words beside it stand alone.
    if (element === null || document.createElement('canvas').getContext('2d') === null) {
      return undefined;
    }
    const make = () => {
      plot.current?.destroy();
      plot.current = new uPlot(
        plotOptions(element, drawn, height),
        plotColumns(drawn.current.data),
        element,
      );
    };
    make();
    const sizes = new ResizeObserver(() => {
      plot.current?.setSize({ width: element.clientWidth, height });
    });
    sizes.observe(element);
    // Its colours are those of the page, by day and by night.
    const schemes = new MutationObserver(make);
    schemes.observe(document.documentElement, { attributeFilter: ['data-mantine-color-scheme'] });
    return () => {
      sizes.disconnect();
      schemes.disconnect();
      plot.current?.destroy();
      plot.current = null;
    };
  }, [frame, height]);

  return <div ref={box} className={classes.plot} style={{ height }} aria-hidden="true" />;
}

import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import type { Span } from '../model/chartView';
import { readingsAt } from './chartData';
import classes from './ErChart.module.css';
import { destination, zoomedBy } from './plotKeys';
import { type Drawn, plotColumns, plotOptions } from './plotOptions';
import { Readout, spokenReadout } from './Readout';

interface ErPlotProps extends Drawn {
  readonly height: number;
  readonly zoomed: boolean;
  readonly onZoom: (zoom: Span | null) => void;
}

/** The drawing, with what a person points at in words: by mouse, by touch, or by arrow keys. */
export default function ErPlot(props: ErPlotProps) {
  const { data, variants, axis, span, top, height, zoomed, onZoom } = props;
  const box = useRef<HTMLDivElement>(null);
  // What is drawn besides the points: another of it needs another plot.
  const frame = JSON.stringify([
    axis,
    variants.map(({ id, predictedEr, status, endedAt }) => [id, predictedEr, status, endedAt]),
  ]);
  const drawn = useRef<Drawn>(props);
  const plot = useRef<uPlot | null>(null);
  const [wanted, setPlace] = useState<number | null>(null);
  const place = wanted === null ? null : Math.min(wanted, data.times.length - 1);
  const events = useRef({ onPlace: setPlace, onZoom });
  const { from, to } = span;

  useEffect(() => {
    drawn.current = { data, variants, axis, span: { from, to }, top };
    events.current = { onPlace: setPlace, onZoom };
  }, [data, variants, axis, from, to, top, onZoom]);

  // Not with each count that comes in: what it draws of the variants themselves is in the frame.
  useEffect(() => {
    plot.current?.setData(plotColumns(data));
  }, [data, axis, from, to, top]);

  useEffect(() => {
    const element = box.current;
    // Where nothing can be drawn, as in a browser without a canvas, the words beside it stand alone.
    if (element === null || document.createElement('canvas').getContext('2d') === null) {
      return undefined;
    }
    const make = () => {
      plot.current?.destroy();
      plot.current = new uPlot(
        plotOptions(element, drawn, height, events),
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

  const pointAt = useCallback(
    (target: number | null) => {
      setPlace(target);
      const time = target === null ? undefined : data.times[target];
      const left = time === undefined ? -10 : (plot.current?.valToPos(time, 'x') ?? -10);
      plot.current?.setCursor({ left, top: left < 0 ? -10 : 0 }, false);
    },
    [data],
  );

  const readings = useMemo(() => (place === null ? [] : readingsAt(data, place)), [data, place]);
  const time = place === null ? undefined : data.times[place];
  const shown = { readings, variants, axis };

  return (
    <div className={classes.plotBox}>
      <div
        ref={box}
        className={classes.plot}
        style={{ height }}
        role="slider"
        tabIndex={0}
        aria-label="Engagement rates over time. Arrow keys read the values, plus and minus zoom."
        aria-valuemin={0}
        aria-valuemax={Math.max(0, data.times.length - 1)}
        aria-valuenow={place ?? data.times.length - 1}
        aria-valuetext={time === undefined ? 'No point chosen' : spokenReadout({ ...shown, time })}
        onKeyDown={(event) => {
          const zoom = zoomedBy(event.key, span, time ?? (from + to) / 2);
          const target = destination(event.key, place, data.times.length);
          if (event.ctrlKey || event.metaKey || event.altKey) {
            return;
          }
          if (target !== null) {
            pointAt(target);
          } else if (zoom !== null) {
            onZoom(zoom);
          } else if (event.key === 'Escape' && (zoomed || place !== null)) {
            pointAt(null);
            onZoom(null);
          } else {
            return;
          }
          event.preventDefault();
        }}
        onBlur={() => {
          pointAt(null);
        }}
        onDoubleClick={() => {
          onZoom(null);
        }}
      />
      {time !== undefined && readings.length > 0 && (
        <Readout {...shown} time={time} share={to > from ? (time - from) / (to - from) : 0} />
      )}
    </div>
  );
}

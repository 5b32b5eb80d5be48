import { SegmentedControl } from '@mantine/core';
import { type RefObject, useState } from 'react';
import { csvBlob } from '@/lib/csv';
import { download } from '@/lib/download';
import type { Variant } from '@/lib/model/variant';
import type { CourseView } from '../model/chartView';
import type { ChartData, Origin } from './chartData';
import { chartImage } from './chartImage';
import { chartTable } from './chartTable';
import classes from './ErChart.module.css';
import { RangeChoice } from './RangeChoice';

interface ChartToolsProps {
  readonly persona: string;
  readonly view: CourseView;
  readonly onChange: (change: Partial<CourseView>) => void;
  readonly data: ChartData;
  /** One a line of the data. */
  readonly variants: readonly Variant[];
  readonly origin: Origin;
  readonly figure: RefObject<HTMLElement | null>;
}

const axes = [
  { value: 'clock', label: 'Clock' },
  { value: 'age', label: 'Age' },
] as const;

/** Over which time, by which axis, as lines or in numbers; and what can be taken away. */
export function ChartTools(props: ChartToolsProps) {
  const { persona, view, onChange, data, variants, origin, figure } = props;
  const [problem, setProblem] = useState<string | null>(null);
  const empty = data.times.length === 0;
  const name = `engagement-rates-${persona}-${new Date().toISOString().slice(0, 19)}`;

  const saveTable = () => {
    const table = chartTable(data, (id) => {
      const variant = variants.find((candidate) => candidate.id === id);
      const posted = variant?.postedAt ?? null;
      return {
        origin: origin(id),
        posted: posted === null ? null : Date.parse(posted) / 1000,
        predicted: variant?.predictedEr ?? null,
      };
    });
    download(csvBlob(table), `${name}.csv`);
  };
  const saveImage = async () => {
    const image = figure.current && (await chartImage(figure.current, persona, variants));
    setProblem(image ? null : 'The browser could not make an image.');
    if (image) {
      download(image, `${name}.png`);
    }
  };

  return (
    <div className={classes.tools} data-tools>
      {view.zoom !== null && (
        <button
          type="button"
          className={classes.tool}
          onClick={() => {
            onChange({ zoom: null });
          }}
        >
          Reset zoom
        </button>
      )}
      <button
        type="button"
        className={classes.tool}
        aria-pressed={view.asTable}
        onClick={() => {
          onChange({ asTable: !view.asTable });
        }}
      >
        Table
      </button>
      <button
        type="button"
        className={classes.tool}
        disabled={empty}
        aria-label="Download as CSV"
        onClick={saveTable}
      >
        CSV
      </button>
      <button
        type="button"
        className={classes.tool}
        disabled={empty || view.asTable}
        aria-label="Download as PNG"
        onClick={() => void saveImage()}
      >
        PNG
      </button>
      <SegmentedControl
        size="xs"
        aria-label="Axis"
        data={[...axes]}
        value={view.axis}
        onChange={(axis) => {
          onChange({ axis });
        }}
      />
      <RangeChoice
        range={view.range}
        onRange={(range) => {
          onChange({ range });
        }}
      />
      {problem !== null && <span role="alert">{problem}</span>}
    </div>
  );
}

import { PanelState } from '@/components/ui/PanelState';
import { ScrollBox } from '@/components/ui/ScrollBox';
import { formatCount, formatRange, formatRate } from '@/lib/format';
import { useCalibration } from '../api/calibration';
import numbers from '../chart/Numbers.module.css';
import { biasText } from './biasText';
import classes from './CalibrationChart.module.css';
import { CalibrationPlot } from './CalibrationPlot';
import type { Calibration } from '../api/calibration';

interface CalibrationChartProps {
  readonly persona: string;
  readonly asTable: boolean;
  readonly height: number;
}

/** Whether predictions come true: what was predicted against what was earned. */
export default function CalibrationChart({ persona, asTable, height }: CalibrationChartProps) {
  const { data, error, refetch } = useCalibration(persona);
  if (data === undefined) {
    return (
      <PanelState
        error={error}
        what="The calibration"
        onRetry={() => void refetch()}
        height={height}
      />
    );
  }
  return (
    <figure className={classes.figure} data-testid="calibration-chart">
      {data.bins.length === 0 ? (
        <p className={classes.nothing} style={{ height }}>
          No post of the last 30 days has both a prediction and views.
        </p>
      ) : asTable ? (
        <ScrollBox label="Calibration in numbers" className={numbers.box} height={height}>
          <CalibrationTable bins={data.bins} />
        </ScrollBox>
      ) : (
        <CalibrationPlot bins={data.bins} height={height} />
      )}
      <figcaption className={classes.caption}>
        <strong>{biasText(data)}</strong>{' '}
        {`${formatCount(data.sample)} posts of the last 30 days; a dot stands for similar predictions, its line for the 95 % interval; on the dashed line they come true. ${data.caution}`}
      </figcaption>
    </figure>
  );
}

function CalibrationTable({ bins }: { readonly bins: Calibration['bins'] }) {
  return (
    <table className={numbers.numbers}>
      <thead>
        <tr>
          <th scope="col">Predicted</th>
          <th scope="col">Actual</th>
          <th scope="col">95 % interval</th>
          <th scope="col">Posts</th>
          <th scope="col">Views</th>
          <th scope="col">Interactions</th>
        </tr>
      </thead>
      <tbody>
        {bins.map((bin) => (
          <tr key={bin.predicted_er}>
            <th scope="row">{formatRate(bin.predicted_er)}</th>
            <td>{formatRate(bin.actual_er)}</td>
            <td>{formatRange(bin.interval.low, bin.interval.high)}</td>
            <td>{formatCount(bin.variants)}</td>
            <td>{formatCount(bin.views)}</td>
            <td>{formatCount(bin.interactions)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

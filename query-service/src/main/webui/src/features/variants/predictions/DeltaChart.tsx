import { ScrollBox } from '@/components/ui/ScrollBox';
import type { Verdict } from '@/lib/contract/primitives';
import { formatCount, formatSignedShare } from '@/lib/format';
import type { Variant } from '@/lib/model/variant';
import numbers from '../chart/Numbers.module.css';
import { type DeltaBin, deltaBins } from './deltaBins';
import classes from './DeltaChart.module.css';

interface DeltaChartProps {
  readonly variants: readonly Variant[];
  readonly asTable: boolean;
  readonly height: number;
}

/** From the bottom of a bar to its top. */
const order: readonly Verdict[] = ['beats', 'as_predicted', 'below', 'too_early'];
const names: Readonly<Record<Verdict, string>> = {
  below: 'below',
  too_early: 'too early to say',
  as_predicted: 'as predicted',
  beats: 'beats',
};

/** How far the posts that run are from what was predicted of them. */
export default function DeltaChart({ variants, asTable, height }: DeltaChartProps) {
  const { bins, leftOut } = deltaBins(variants);
  const highest = Math.max(1, ...bins.map(({ count }) => count));
  const total = bins.reduce((sum, { count }) => sum + count, 0);
  return (
    <figure className={classes.figure} data-testid="delta-chart">
      {total === 0 ? (
        <p className={classes.nothing} style={{ height }}>
          No post that runs has both a prediction and views.
        </p>
      ) : asTable ? (
        <ScrollBox label="Deltas in numbers" className={numbers.box} height={height}>
          <DeltaTable bins={bins} />
        </ScrollBox>
      ) : (
        <ol
          className={classes.bars}
          style={{ height }}
          aria-label="Posts by actual against predicted"
        >
          {bins.map((bin) => (
            <li key={bin.from} title={sentence(bin)}>
              <span className={classes.words}>{sentence(bin)}</span>
              <span className={classes.count} aria-hidden="true">
                {bin.count > 0 && formatCount(bin.count)}
              </span>
              {order.toReversed().map((verdict) => (
                <span
                  key={verdict}
                  aria-hidden="true"
                  className={classes.part}
                  data-verdict={verdict}
                  style={{
                    height: `calc((100% - 36px) * ${bin.verdicts[verdict] / highest})`,
                  }}
                />
              ))}
              <span className={classes.label} aria-hidden="true">
                {label(bin)}
              </span>
            </li>
          ))}
        </ol>
      )}
      <figcaption className={classes.caption}>
        {order.map((verdict) => (
          <span key={verdict} className={classes.legend}>
            <span className={classes.part} data-verdict={verdict} aria-hidden="true" />
            {names[verdict]}
          </span>
        ))}
        <span>
          {`Actual against predicted rate of ${formatCount(total)} active posts`}
          {leftOut > 0 && `; ${formatCount(leftOut)} without prediction or views left out`}.
        </span>
      </figcaption>
    </figure>
  );
}

function DeltaTable({ bins }: { readonly bins: readonly DeltaBin[] }) {
  return (
    <table className={numbers.numbers}>
      <thead>
        <tr>
          <th scope="col">Against prediction</th>
          <th scope="col">Posts</th>
          {order.map((verdict) => (
            <th key={verdict} scope="col">
              {names[verdict]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {bins.map((bin) => (
          <tr key={bin.from}>
            <th scope="row">{rangeText(bin)}</th>
            <td>{formatCount(bin.count)}</td>
            {order.map((verdict) => (
              <td key={verdict}>{formatCount(bin.verdicts[verdict])}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function label({ from, to }: DeltaBin): string {
  return to === Infinity ? `≥ ${formatSignedShare(from)}` : formatSignedShare(from);
}

function rangeText({ from, to }: DeltaBin): string {
  return to === Infinity
    ? `${formatSignedShare(from)} and more`
    : `${formatSignedShare(from)} to ${formatSignedShare(to)}`;
}

function sentence(bin: DeltaBin): string {
  const parts = order
    .filter((verdict) => bin.verdicts[verdict] > 0)
    .map((verdict) => `${formatCount(bin.verdicts[verdict])} ${names[verdict]}`);
  const posts = `${formatCount(bin.count)} ${bin.count === 1 ? 'post' : 'posts'}`;
  return `${rangeText(bin)}: ${posts}${parts.length > 0 ? ` (${parts.join(', ')})` : ''}`;
}

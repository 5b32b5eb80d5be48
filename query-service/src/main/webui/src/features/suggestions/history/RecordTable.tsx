import { ScrollBox } from '@/components/ui/ScrollBox';
import { formatCount } from '@/lib/format';
import type { SuggestionRecord } from '../api/history';
import { scoreText, typeName } from './describeEpisode';
import classes from './SuggestionHistory.module.css';

/** The hit rate of each type, with the interval in which the true one lies. */
export function RecordTable({ records }: { readonly records: readonly SuggestionRecord[] }) {
  return (
    <ScrollBox label="Hit rates by type" className={classes.scroller}>
      <table className={classes.records}>
        <thead>
          <tr>
            <th scope="col">Type</th>
            <th scope="col">Right, with 95 % interval</th>
            <th scope="col">Right where the post was let run</th>
            <th scope="col">Raised</th>
            <th scope="col">Open</th>
            <th scope="col">Ended by a kill</th>
          </tr>
        </thead>
        <tbody>
          {records.map((record) => (
            <tr key={record.type}>
              <th scope="row">{typeName(record.type)}</th>
              <td>{scoreText(record.all)}</td>
              <td>{scoreText(record.holdout)}</td>
              <td>{formatCount(record.episodes)}</td>
              <td>{formatCount(record.open)}</td>
              <td>{formatCount(record.ended_by_kill)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  );
}

import { SegmentedControl } from '@mantine/core';
import { type RangeId, rangeIds, ranges } from './ranges';

interface RangeChoiceProps {
  readonly range: RangeId;
  readonly onRange: (range: RangeId) => void;
}

/** How far back a chart looks. */
export function RangeChoice({ range, onRange }: RangeChoiceProps) {
  return (
    <SegmentedControl
      size="xs"
      aria-label="Time range"
      data={rangeIds.map((id) => ({ value: id, label: ranges[id].label }))}
      value={range}
      onChange={onRange}
    />
  );
}

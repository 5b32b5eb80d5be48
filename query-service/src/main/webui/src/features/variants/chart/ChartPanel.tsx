import { Panel } from '@/components/ui/Panel';
import type { Variant } from '@/lib/model/variant';
import { ErChart } from './ErChart';

interface ChartPanelProps {
  readonly persona: string;
  /** In the order in which they were pinned. */
  readonly variants: readonly Variant[];
  /** Whether a person chose them. */
  readonly chosen: boolean;
  readonly onRemove: (variantId: string) => void;
}

/** The courses of a few variants side by side. */
export function ChartPanel({ persona, variants, chosen, onRemove }: ChartPanelProps) {
  return (
    <Panel
      title="Engagement rate"
      note={chosen ? 'of pinned posts' : 'of the most viewed; pin others with P'}
      testId="chart"
    >
      <ErChart
        persona={persona}
        variants={variants}
        height={150}
        initialRange="1h"
        legend
        onRemove={chosen ? onRemove : undefined}
      />
    </Panel>
  );
}

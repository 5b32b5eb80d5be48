import { SuggestionHistory } from '@/features/suggestions/history/SuggestionHistory';
import type { Suggestion } from '@/lib/contract/metrics';
import type { Variant } from '@/lib/model/variant';
import { OpenVariant } from './board/OpenVariant';
import { useBoard } from './board/useBoard';
import classes from './layout.module.css';
import { PageLink } from './PageLink';

interface HistoryPageProps {
  readonly persona: string;
  /** What the dashboard follows. */
  readonly variants: ReadonlyMap<string, Variant>;
  readonly suggestions: readonly Suggestion[];
}

/** What was suggested for a persona, and whether it was right. */
export default function HistoryPage({ persona, variants, suggestions }: HistoryPageProps) {
  const board = useBoard();
  return (
    <div className={classes.history}>
      <PageLink page={undefined} text="← Dashboard" />
      <SuggestionHistory persona={persona} onOpen={board.open} />
      <OpenVariant persona={persona} board={board} variants={variants} suggestions={suggestions} />
    </div>
  );
}

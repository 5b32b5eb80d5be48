import type { Decision } from '@/lib/model/variant';
import { formatRoughCount } from '@/lib/format';

/** What can be said of a variant against its prediction by now; null where the service says nothing. */
export function verdictWord({ verdict }: Decision): string | null {
  switch (verdict) {
    case null:
      return null;
    case 'beats':
      return 'Beats';
    case 'below':
      return 'Below';
    case 'as_predicted':
      return 'As predicted';
    case 'too_early':
      return 'Too early';
  }
}

/** How long it takes until more can be said; null where it can be, or where it would take too long to tell. */
export function verdictOutlook(
  { verdict, viewsToDecision }: Decision,
  short = false,
): string | null {
  if (verdict !== 'too_early' || viewsToDecision === null) {
    return null;
  }
  const count = formatRoughCount(viewsToDecision);
  return short
    ? `~${count} to go`
    : `about ${count} ${viewsToDecision === 1 ? 'view' : 'views'} to go`;
}

/** Both in one line. */
export function describeVerdict(decision: Decision): string | null {
  const outlook = verdictOutlook(decision);
  const word = verdictWord(decision);
  return outlook === null ? word : `${word ?? ''}, ${outlook}`;
}

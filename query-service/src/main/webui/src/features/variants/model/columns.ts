import { actualErOf, deltaOf, type Variant } from '@/lib/model/variant';

export type ColumnId =
  'content' | 'predicted' | 'actual' | 'delta' | 'interactions' | 'views' | 'age' | 'status';

export interface Column {
  readonly id: ColumnId;
  readonly title: string;
  readonly numeric: boolean;
  /** By what the column sorts; null sorts last, whichever way. */
  readonly valueOf: (variant: Variant) => number | string | null;
  /** What people want to see first when they sort by it. */
  readonly startsDescending: boolean;
}

const lifeSigns = { active: 0, paused: 1, completed: 2, killed: 3 };

export const columns: readonly Column[] = [
  {
    id: 'content',
    title: 'Variant',
    numeric: false,
    valueOf: (variant) => variant.content ?? variant.id,
    startsDescending: false,
  },
  {
    id: 'predicted',
    title: 'Predicted',
    numeric: true,
    valueOf: (variant) => variant.predictedEr,
    startsDescending: true,
  },
  { id: 'actual', title: 'Actual', numeric: true, valueOf: actualErOf, startsDescending: true },
  { id: 'delta', title: 'Delta', numeric: true, valueOf: deltaOf, startsDescending: true },
  {
    id: 'interactions',
    title: 'Interactions',
    numeric: true,
    valueOf: (variant) => variant.interactions,
    startsDescending: true,
  },
  {
    id: 'views',
    title: 'Views',
    numeric: true,
    valueOf: (variant) => variant.views,
    startsDescending: true,
  },
  {
    id: 'age',
    title: 'Active for',
    numeric: true,
    // The younger the later it was posted.
    valueOf: (variant) => (variant.postedAt === null ? null : -Date.parse(variant.postedAt)),
    startsDescending: false,
  },
  {
    id: 'status',
    title: 'Status',
    numeric: false,
    valueOf: (variant) => lifeSigns[variant.status],
    startsDescending: false,
  },
];

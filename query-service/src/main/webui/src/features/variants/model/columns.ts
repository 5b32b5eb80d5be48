import { actualErOf, deltaOf, type Variant } from '@/lib/model/variant';

export type ColumnId =
  | 'content'
  | 'actual'
  | 'predicted'
  | 'delta'
  | 'views'
  | 'interactions'
  | 'best'
  | 'evidence'
  | 'age'
  | 'pattern'
  | 'status'
  | 'id';

export interface Column {
  readonly id: ColumnId;
  readonly title: string;
  /** What the figures of the column mean. */
  readonly explanation?: string;
  readonly numeric: boolean;
  /** By what the column sorts; null sorts last, whichever way. */
  readonly valueOf: (variant: Variant) => number | string | null;
  /** What people want to see first when they sort by it. */
  readonly startsDescending: boolean;
  /** Shown only where a person chose it. */
  readonly optional?: true;
}

const lifeSigns = { active: 0, paused: 1, completed: 2, killed: 3 };

export const columns: readonly Column[] = [
  {
    id: 'content',
    title: 'Post',
    numeric: false,
    valueOf: (variant) => variant.content ?? variant.id,
    startsDescending: false,
  },
  {
    id: 'actual',
    title: 'Engagement rate',
    explanation:
      'So far (dot), the range in which the true rate lies however often one looks (bar), and the predicted rate (tick). All rows share one axis.',
    numeric: false,
    valueOf: actualErOf,
    startsDescending: true,
  },
  {
    id: 'predicted',
    title: 'Predicted',
    numeric: true,
    valueOf: (variant) => variant.predictedEr,
    startsDescending: true,
    optional: true,
  },
  {
    id: 'delta',
    title: 'Against prediction',
    explanation:
      'Beats or below only where the whole range is on one side of the prediction. Sorts by the distance so far.',
    numeric: false,
    valueOf: deltaOf,
    startsDescending: true,
  },
  {
    id: 'views',
    title: 'Views',
    explanation: 'In total, and how many came in every three minutes of the last hour.',
    numeric: true,
    valueOf: (variant) => variant.views,
    startsDescending: true,
  },
  {
    id: 'interactions',
    title: 'Interactions',
    numeric: true,
    valueOf: (variant) => variant.interactions,
    startsDescending: true,
    optional: true,
  },
  {
    id: 'best',
    title: 'P(best)',
    explanation:
      'How probable it is that the post earns the most of all over its next 1,000 views.',
    numeric: true,
    valueOf: (variant) => variant.decision.probabilityBest,
    startsDescending: true,
  },
  {
    id: 'evidence',
    title: 'Kill evidence',
    explanation: 'How far the evidence against the post is on its way to a kill.',
    numeric: true,
    valueOf: (variant) => variant.decision.killEvidence,
    startsDescending: true,
  },
  {
    id: 'age',
    title: 'Age',
    explanation: 'Since it was posted; of one that has ended, how long it ran.',
    numeric: true,
    // The younger the later it was posted.
    valueOf: (variant) => (variant.postedAt === null ? null : -Date.parse(variant.postedAt)),
    startsDescending: false,
  },
  {
    id: 'pattern',
    title: 'Pattern',
    numeric: false,
    valueOf: (variant) => variant.pattern,
    startsDescending: false,
    optional: true,
  },
  {
    id: 'status',
    title: 'Status',
    numeric: false,
    valueOf: (variant) => lifeSigns[variant.status],
    startsDescending: false,
  },
  {
    id: 'id',
    title: 'Id',
    numeric: false,
    valueOf: (variant) => variant.id,
    startsDescending: false,
    optional: true,
  },
];

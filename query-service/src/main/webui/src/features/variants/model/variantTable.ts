import type { Table } from '@/lib/csv';
import { actualErOf, deltaOf, type Variant } from '@/lib/model/variant';

/** For a spreadsheet: all that the rows of the table can show. */
export function variantTable(variants: readonly Variant[]): Table {
  return {
    header: [
      'id',
      'content',
      'pattern',
      'status',
      'posted_at',
      'engagement_rate',
      'low',
      'high',
      'predicted_er',
      'against_prediction',
      'verdict',
      'views_to_decision',
      'views',
      'interactions',
      'probability_best',
      'kill_evidence',
    ],
    rows: variants.map((variant) => {
      const { interval, verdict, viewsToDecision, probabilityBest, killEvidence } =
        variant.decision;
      return [
        variant.id,
        variant.content,
        variant.pattern,
        variant.status,
        variant.postedAt,
        actualErOf(variant),
        interval?.low ?? null,
        interval?.high ?? null,
        variant.predictedEr,
        deltaOf(variant),
        verdict,
        viewsToDecision,
        variant.views,
        variant.interactions,
        probabilityBest,
        killEvidence,
      ];
    }),
  };
}

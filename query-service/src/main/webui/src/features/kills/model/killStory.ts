import type { Table } from '@/lib/csv';
import { formatCount, formatElapsed, formatProbability, formatRoughRate } from '@/lib/format';
import { isEarlier, type Kill } from '@/lib/model/kill';
import type { Variant } from '@/lib/model/variant';

/** A kill and what is known of the variant: what people need to see why it was stopped. */
export interface KillStory {
  readonly kill: Kill;
  readonly content: string | null;
  readonly predictedEr: number | null;
  /** From post to kill; null where the time of the post is not known. */
  readonly minutesToKill: number | null;
  /** How far the evidence against it had come, from 0 to 1; null where nobody said. */
  readonly evidence: number | null;
}

/** What the service lists, and what the page saw since; one a variant, the latest first. */
export function killStories(
  listed: readonly KillStory[],
  live: ReadonlyMap<string, Kill>,
  variants: ReadonlyMap<string, Variant>,
): readonly KillStory[] {
  const stories = new Map(listed.map((story) => [story.kill.variantId, story]));
  for (const [id, kill] of live) {
    const known = stories.get(id);
    if (known === undefined || isEarlier(kill, known.kill)) {
      stories.set(id, killStory(kill, variants.get(id)));
    } else if (known.evidence === null) {
      stories.set(id, { ...known, evidence: evidenceOf(variants.get(id)) });
    }
  }
  return [...stories.values()].sort((a, b) => (isEarlier(a.kill, b.kill) ? 1 : -1));
}

/** A kill that the page saw. */
export function killStory(kill: Kill, variant: Variant | undefined): KillStory {
  const postedAt = variant?.postedAt ?? null;
  return {
    kill,
    content: variant?.content ?? null,
    predictedEr: variant?.predictedEr ?? null,
    minutesToKill:
      postedAt === null
        ? null
        : Math.max(0, (Date.parse(kill.killedAt) - Date.parse(postedAt)) / 60_000),
    evidence: evidenceOf(variant),
  };
}

function evidenceOf(variant: Variant | undefined): number | null {
  return variant?.decision.killEvidence ?? null;
}

/** `2.5 % of 6.9 % predicted, after 15 s, 446 views, evidence 97 %` */
export function killFigures({ kill, predictedEr, minutesToKill, evidence }: KillStory): string {
  const rate = formatRoughRate(kill.finalEr);
  const views = `${formatCount(kill.sampleSize)} ${kill.sampleSize === 1 ? 'view' : 'views'}`;
  return [
    predictedEr === null ? rate : `${rate} of ${formatRoughRate(predictedEr)} predicted`,
    ...(minutesToKill === null ? [] : [`after ${formatElapsed(minutesToKill)}`]),
    views,
    ...(evidence === null ? [] : [`evidence ${formatProbability(evidence)}`]),
  ].join(', ');
}

/** For a spreadsheet. */
export function killTable(stories: readonly KillStory[]): Table {
  return {
    header: [
      'variant_id',
      'content',
      'final_er',
      'predicted_er',
      'sample_size',
      'killed_at',
      'minutes_to_kill',
      'kill_evidence',
      'reason',
    ],
    rows: stories.map(({ kill, content, predictedEr, minutesToKill, evidence }) => [
      kill.variantId,
      content,
      kill.finalEr,
      predictedEr,
      kill.sampleSize,
      kill.killedAt,
      minutesToKill,
      evidence,
      kill.reason,
    ]),
  };
}

import * as v from 'valibot';
import { formatCount, formatElapsed, formatRoughRate, formatShare } from '@/lib/format';

const share = v.pipe(v.number(), v.minValue(0), v.maxValue(1));
const settingsSchema = v.object({
  kill_share: share,
  protected_share: share,
  false_kill_rate: share,
});
const priorSchema = v.object({
  a: v.number(),
  b: v.number(),
  source: v.string(),
  sample: v.number(),
});

/** The settings by which the service decides about a persona. */
export interface Thresholds extends v.InferOutput<typeof settingsSchema> {
  readonly wrong_kill_cost: number;
  readonly grace_period_seconds: number;
  readonly least_views: number;
  readonly holdout_share: number;
  readonly of_persona: boolean;
}

/**
 * On what a suggestion rests beside its figures, a sentence each: the settings, what was learnt, and whether it was a
 * refit that raised it. Evidence of another shape says nothing of it.
 */
export function groundsOf(evidence: Readonly<Record<string, unknown>>): readonly string[] {
  const settings = v.safeParse(settingsSchema, evidence);
  const prior = v.safeParse(priorSchema, evidence.prior);
  return [
    ...(settings.success ? [killSentence(settings.output)] : []),
    ...(prior.success ? [priorSentence(prior.output)] : []),
    ...(isObject(evidence.refit) ? [REFIT] : []),
  ];
}

const REFIT =
  'New because the engine has learnt anew: by what it knew before, the same figures would not have raised this.';

/** Whether the variant was chosen by lot to run on although the evidence speaks for a kill. */
export function isHoldout(evidence: Readonly<Record<string, unknown>>): boolean {
  return evidence.holdout === true;
}

/** All settings in words, a sentence each. */
export function thresholdSentences(thresholds: Thresholds): readonly string[] {
  const { wrong_kill_cost: cost, holdout_share: holdout, least_views: views } = thresholds;
  return [
    killSentence(thresholds),
    `A wrong kill counts as much as ${formatCount(cost)} missed ${cost === 1 ? 'one' : 'ones'}.`,
    `Nothing is suggested about a post before it is ${formatElapsed(thresholds.grace_period_seconds / 60)} old and has ${formatCount(views)} views.`,
    ...(holdout > 0
      ? [
          `Of the posts to stop, ${fine(holdout)} are chosen by lot to run on, which shows how many do well after all.`,
        ]
      : []),
    ...(thresholds.of_persona ? ['Some of this is set for this persona alone.'] : []),
  ];
}

function killSentence({
  kill_share,
  protected_share,
  false_kill_rate,
}: v.InferOutput<typeof settingsSchema>): string {
  return `The rule: stop a post that truly stays below ${fine(kill_share)} of its prediction; of those that reach ${fine(protected_share)} of it, at most ${fine(false_kill_rate)} are suggested by mistake.`;
}

function priorSentence({ a, b, source, sample }: v.InferOutput<typeof priorSchema>): string {
  return source === 'none'
    ? 'Its prediction weighs nothing yet: too little has been learnt.'
    : `Its prediction weighs as much as ${formatCount(Math.round(a + b))} views, learnt from ${formatCount(sample)} posts of ${source === 'persona' ? 'this persona' : 'all personas'}.`;
}

function fine(value: number): string {
  return Number.isInteger(Math.round(value * 1e6) / 1e4)
    ? formatShare(value)
    : formatRoughRate(value);
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null;
}

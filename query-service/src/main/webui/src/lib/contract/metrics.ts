import * as v from 'valibot';
import { count, instant, priority, rate, variantStatus, verdict } from './primitives';
import { updateDataSchema } from './updates';

const range = v.object({ low: rate, high: rate });

/** A rate as far as it is known. */
export const estimateSchema = v.object({ mean: rate, low: rate, high: rate });

/** What the page reads of an active variant. */
export const activeVariantSchema = v.object({
  id: v.string(),
  content: v.nullable(v.string()),
  content_truncated: v.boolean(),
  predicted_er: v.nullable(rate),
  pattern_used: v.nullable(v.string()),
  posted_at: v.nullable(instant),
  status: variantStatus,
  current_er: rate,
  interaction_count: count,
  live_metrics: v.object({ views: count }),
  last_updated: v.nullable(instant),
  // Missing where an older service answers, as during an update of its replicas.
  posterior: v.optional(v.nullable(estimateSchema), null),
  interval: v.optional(v.nullable(range), null),
  verdict: v.optional(v.nullable(verdict), null),
  views_to_decision: v.optional(v.nullable(count), null),
  probability_best: v.optional(v.nullable(rate), null),
  kill_evidence: v.optional(v.nullable(rate), null),
});
export type ActiveVariant = v.InferOutput<typeof activeVariantSchema>;

/** What the service says of a variant anew. */
export const decidedVariantSchema = v.object({
  id: v.string(),
  posterior: v.nullable(estimateSchema),
  interval: v.nullable(range),
  verdict: v.nullable(verdict),
  views_to_decision: v.nullable(count),
  probability_best: v.nullable(rate),
  kill_evidence: v.nullable(rate),
});
export type DecidedVariant = v.InferOutput<typeof decidedVariantSchema>;

const usualAtHourSchema = v.object({
  days: count,
  views: count,
  interactions: count,
  engagement_rate: v.nullable(rate),
  reporting_variants: count,
  kills_by_now: count,
});
/** What the persona usually has at this hour of the day. */
export type UsualAtHour = v.InferOutput<typeof usualAtHourSchema>;

const summarySchema = v.object({
  total_variants: count,
  active_variants: count,
  avg_engagement_rate: rate,
  total_views: count,
  total_interactions: count,
  killed_variants: v.optional(v.nullable(count), null),
  verdicts: v.optional(
    v.nullable(v.object({ beats: count, below: count, as_predicted: count, too_early: count })),
    null,
  ),
  posterior: v.optional(v.nullable(estimateSchema), null),
  usual_at_hour: v.optional(v.nullable(usualAtHourSchema), null),
});
export type Summary = v.InferOutput<typeof summarySchema>;

const killsTodaySchema = v.object({
  kills_today: count,
  avg_time_to_kill_minutes: v.nullable(v.number()),
  /** Missing where an older service answers. */
  zone: v.optional(v.string()),
});
export type KillsToday = v.InferOutput<typeof killsTodaySchema>;

const ratio = v.pipe(v.number(), v.minValue(0));

const fatigueWarningSchema = v.object({
  pattern: v.string(),
  usage_count: count,
  fatigue_score: rate,
  warning_level: priority,
  recommendation: v.string(),
  // Missing where an older service answers.
  fired: v.optional(v.array(v.picklist(['use', 'effect'])), ['use']),
  effect: v.optional(
    v.nullable(
      v.object({
        ratio,
        interval: v.object({ low: ratio, high: ratio }),
        probability: rate,
      }),
    ),
    null,
  ),
});
export type FatigueWarning = v.InferOutput<typeof fatigueWarningSchema>;

/** The type is open: a page that is older than the service still shows what to do. */
const suggestionSchema = v.object({
  type: v.string(),
  priority,
  title: v.string(),
  description: v.string(),
  action: v.nullable(v.string()),
  // Missing where an older service answers, null where a monitor says nothing of it.
  suggestion_id: v.optional(v.string()),
  why: v.nullish(v.string()),
  variant_id: v.optional(v.nullable(v.string()), null),
  pattern: v.optional(v.nullable(v.string()), null),
  evidence: v.nullish(v.record(v.string(), v.unknown())),
});
export type Suggestion = v.InferOutput<typeof suggestionSchema>;

const feedEntrySchema = v.object({
  identity: v.string(),
  timestamp: instant,
  data: updateDataSchema,
});
export type FeedEntry = v.InferOutput<typeof feedEntrySchema>;

/** The whole dashboard of a persona, as REST answers it and `initial_data` carries it. */
export const metricsSchema = v.object({
  summary: summarySchema,
  active_variants: v.array(activeVariantSchema),
  early_kills_today: killsTodaySchema,
  pattern_fatigue_warnings: v.array(fatigueWarningSchema),
  optimization_opportunities: v.array(suggestionSchema),
  real_time_feed: v.array(feedEntrySchema),
  /** Missing where an older service answers, as during an update of its replicas. */
  newest_event_at: v.optional(v.nullable(instant), null),
  as_of: instant,
  position: v.nullable(v.string()),
});
export type Metrics = v.InferOutput<typeof metricsSchema>;

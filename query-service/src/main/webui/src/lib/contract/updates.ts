import * as v from 'valibot';
import { count, instant, priority, rate, variantStatus } from './primitives';

const variantPostedSchema = v.object({
  event_type: v.literal('variant_posted'),
  variant_id: v.string(),
  content: v.string(),
  predicted_er: rate,
  pattern_used: v.nullable(v.string()),
  status: variantStatus,
  posted_at: instant,
  updated_at: instant,
});
export type VariantPosted = v.InferOutput<typeof variantPostedSchema>;

const performanceUpdateSchema = v.object({
  event_type: v.literal('performance_update'),
  variant_id: v.string(),
  current_er: rate,
  interaction_count: count,
  view_count: count,
  updated_at: instant,
});
export type PerformanceUpdate = v.InferOutput<typeof performanceUpdateSchema>;

const earlyKillSchema = v.object({
  event_type: v.literal('early_kill'),
  variant_id: v.string(),
  kill_reason: v.string(),
  final_er: rate,
  sample_size: count,
  killed_at: instant,
});
export type EarlyKill = v.InferOutput<typeof earlyKillSchema>;

const patternFatigueSchema = v.object({
  event_type: v.literal('pattern_fatigue'),
  pattern: v.string(),
  usage_count: count,
  fatigue_score: rate,
  recommendation: v.nullable(v.string()),
});

const optimizationAlertSchema = v.object({
  event_type: v.literal('optimization_alert'),
  title: v.string(),
  description: v.string(),
  action: v.nullable(v.string()),
  priority,
});

/** What happened; `event_type` tells which shape it has. */
export const updateDataSchema = v.variant('event_type', [
  variantPostedSchema,
  performanceUpdateSchema,
  earlyKillSchema,
  patternFatigueSchema,
  optimizationAlertSchema,
]);
export type UpdateData = v.InferOutput<typeof updateDataSchema>;

import type { components } from '@/lib/api/schema';

type Schemas = components['schemas'];
export type Metrics = Schemas['Metrics'];
export type ActiveVariant = Schemas['ActiveVariant'];
export type Update = Schemas['VariantUpdateFrame'];

/** What the service says of a variant that beats its prediction. */
export const decided = (id: string): Schemas['DecidedVariant'] => ({
  id,
  posterior: { mean: 0.07, low: 0.065, high: 0.075 },
  interval: { low: 0.06, high: 0.08 },
  probability_best: 0.9,
  expected_loss: 0.0001,
  kill_evidence: 0,
  probability_below_threshold: 0,
  verdict: 'beats',
  views_to_decision: null,
});

export const decisions = (variants: Schemas['DecidedVariant'][]): Schemas['DecisionsFrame'] => ({
  type: 'decisions',
  as_of: 'P',
  parameters_version: 1,
  data: { variants },
});

/** An instant of the day on which all samples happen. */
export function at(time: string): string {
  return `2026-01-31T${time}Z`;
}

export function activeVariant(
  id: string,
  overrides: Partial<ActiveVariant> & { views?: number } = {},
): ActiveVariant {
  const { views = 1000, ...rest } = overrides;
  const variant: ActiveVariant = {
    id,
    content: `Content of ${id}`,
    content_truncated: false,
    predicted_er: 0.05,
    pattern_used: 'how_to',
    posted_at: at('08:00:00'),
    status: 'active',
    current_er: 0.04,
    interaction_count: 40,
    live_metrics: { engagement_rate: 0.04, interactions: 40, views },
    time_since_post: '2h',
    performance_vs_prediction: -0.2,
    last_updated: at('09:00:00'),
    posterior: { mean: 0.0403, low: 0.0291, high: 0.0534 },
    interval: { low: 0.0238, high: 0.0622 },
    probability_best: 0.5,
    expected_loss: 0.004,
    kill_evidence: 0,
    probability_below_threshold: 0.01,
    verdict: 'too_early',
    views_to_decision: 2100,
    ...rest,
  };
  variant.live_metrics.interactions = variant.interaction_count;
  variant.live_metrics.engagement_rate = variant.current_er;
  return variant;
}

/** A snapshot whose summary agrees with its variants. */
export function metrics(variants: ActiveVariant[] = [], overrides: Partial<Metrics> = {}): Metrics {
  const views = variants.reduce((sum, { live_metrics }) => sum + live_metrics.views, 0);
  const interactions = variants.reduce((sum, variant) => sum + variant.interaction_count, 0);
  return {
    summary: {
      total_variants: variants.length,
      active_variants: variants.length,
      avg_engagement_rate: views === 0 ? 0 : interactions / views,
      total_views: views,
      total_interactions: interactions,
      killed_variants: 0,
      verdicts: { beats: 0, below: 0, as_predicted: 0, too_early: variants.length },
      posterior: null,
      usual_at_hour: null,
    },
    active_variants: variants,
    performance_leaders: [],
    early_kills_today: { kills_today: 0, avg_time_to_kill_minutes: 0, zone: 'UTC' },
    pattern_fatigue_warnings: [],
    optimization_opportunities: [],
    real_time_feed: [],
    newest_event_at: null,
    parameters_version: 0,
    as_of: at('10:00:00'),
    position: 'P0',
    ...overrides,
  };
}

export function initialData(data: Metrics): Schemas['InitialDataFrame'] {
  return { type: 'initial_data', position: data.position, data };
}

let updates = 0;

export function update(
  data: Schemas['UpdateData'],
  { identity = identityOf(++updates), timestamp = at('10:00:01') } = {},
): Update {
  return { type: 'variant_update', position: `P${identity}`, identity, timestamp, data };
}

function identityOf(number: number): string {
  return `00000000-0000-5000-8000-${String(number).padStart(12, '0')}`;
}

export function counted(
  variantId: string,
  views: number,
  interactions: number,
  updatedAt = at('10:00:00'),
): Schemas['PerformanceUpdateData'] {
  return {
    event_type: 'performance_update',
    variant_id: variantId,
    current_er: views === 0 ? 0 : interactions / views,
    interaction_count: interactions,
    view_count: views,
    updated_at: updatedAt,
  };
}

export function posted(
  variantId: string,
  overrides: Partial<Schemas['VariantPostedData']> = {},
): Schemas['VariantPostedData'] {
  return {
    event_type: 'variant_posted',
    variant_id: variantId,
    content: `Content of ${variantId}`,
    predicted_er: 0.05,
    pattern_used: null,
    status: 'active',
    posted_at: at('10:00:00'),
    updated_at: at('10:00:00'),
    ...overrides,
  };
}

export function killed(
  variantId: string,
  overrides: Partial<Schemas['EarlyKillData']> = {},
): Schemas['EarlyKillData'] {
  return {
    event_type: 'early_kill',
    variant_id: variantId,
    kill_reason: 'Engagement below half of the prediction',
    final_er: 0.02,
    sample_size: 480,
    killed_at: at('10:00:00'),
    ...overrides,
  };
}

export function persona(
  id: string,
  overrides: Partial<Schemas['Persona']> = {},
): Schemas['Persona'] {
  return {
    persona_id: id,
    health: 'healthy',
    total_variants: 2,
    active_variants: 2,
    avg_engagement_rate: 0.04,
    er: 0.04,
    posterior: { mean: 0.04, low: 0.035, high: 0.045 },
    predicted_er: 0.05,
    performance_vs_prediction: -0.2,
    sparkline: Array.from({ length: 60 }, () => null),
    kills_today: 0,
    posted_last_day: 0,
    killed_last_day: 0,
    last_posted_at: null,
    last_activity_at: null,
    newest_event_at: null,
    ...overrides,
  };
}

export const noMetrics = {
  title: 'Service Unavailable',
  status: 503,
  detail: 'The database is away.',
};

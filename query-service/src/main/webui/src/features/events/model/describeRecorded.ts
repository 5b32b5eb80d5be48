import { formatCount, formatRate, formatShare, NONE } from '@/lib/format';
import type { RecordedEvent } from '../api/variantEvents';

export interface RecordedDescription {
  readonly title: string;
  /** Words of strangers; empty where there are none. */
  readonly text: string;
  /** Figures, in our words; empty where there are none. */
  readonly note: string;
}

/** What an event of the audit trail says; its fields are as the monitors named them. */
export function describeRecorded({ event_type, data }: RecordedEvent): RecordedDescription {
  const text = (name: string) => (typeof data[name] === 'string' ? data[name] : '');
  const number = (name: string) => (typeof data[name] === 'number' ? data[name] : null);
  switch (event_type) {
    case 'variant_posted': {
      const status = text('status');
      return {
        title: status === '' || status === 'active' ? 'Posted' : `Now ${status}`,
        text: '',
        note: `Predicted ${formatRate(number('predicted_er'))}`,
      };
    }
    case 'performance_update': {
      const views = number('view_count');
      const interactions = number('interaction_count');
      const given = number('engagement_rate');
      const rate = given ?? (views !== null && views > 0 ? (interactions ?? 0) / views : null);
      return {
        title: 'Counted',
        text: '',
        note: `${rate === null ? NONE : formatRate(rate)}: ${formatCount(interactions)} of ${formatCount(views)} views`,
      };
    }
    case 'early_kill':
      return {
        title: 'Killed',
        text: text('reason'),
        note: `${formatRate(number('final_engagement_rate'))} of ${formatCount(number('sample_size'))} views`,
      };
    case 'pattern_fatigue':
      return {
        title: 'Pattern wears out',
        text: text('recommendation'),
        note: `${formatShare(number('fatigue_score'))} worn out`,
      };
    case 'optimization_alert':
      return {
        title: text('state') === 'cleared' ? 'Suggestion taken back' : 'Suggested',
        text: text('title'),
        note: text('why') || text('description'),
      };
    default:
      return { title: event_type.replaceAll('_', ' '), text: '', note: '' };
  }
}

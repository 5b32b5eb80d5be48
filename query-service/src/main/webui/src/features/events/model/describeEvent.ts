import { BulbIcon, FatigueIcon, PostIcon, PulseIcon, StopIcon } from '@/components/ui/icons';
import type { UpdateData } from '@/lib/contract/updates';
import { formatCount, formatRate, formatShare, isolated } from '@/lib/format';

export interface EventDescription {
  readonly title: string;
  /** In the sender's words. */
  readonly text: string;
  /** In ours. */
  readonly note: string;
  readonly icon: typeof PostIcon;
  readonly tone: 'accent' | 'good' | 'bad' | 'warn' | 'quiet';
}

export function describeEvent(data: UpdateData): EventDescription {
  switch (data.event_type) {
    case 'variant_posted':
      return {
        title: data.status === 'active' ? 'Posted' : `Now ${data.status}`,
        text: data.content,
        note: `Predicted ${formatRate(data.predicted_er)}`,
        icon: PostIcon,
        tone: 'good',
      };
    case 'performance_update':
      return {
        title: 'Counted',
        text: data.variant_id,
        note: `${formatRate(data.current_er)}: ${formatCount(data.interaction_count)} of ${formatCount(data.view_count)} views`,
        icon: PulseIcon,
        tone: 'quiet',
      };
    case 'early_kill':
      return {
        title: 'Killed',
        text: data.kill_reason,
        note: `${isolated(data.variant_id)}, ${formatRate(data.final_er)} of ${formatCount(data.sample_size)} views`,
        icon: StopIcon,
        tone: 'bad',
      };
    case 'pattern_fatigue':
      return {
        title: 'Pattern wears out',
        text: data.recommendation ?? data.pattern,
        note: `${isolated(data.pattern)}, ${formatShare(data.fatigue_score)} worn out`,
        icon: FatigueIcon,
        tone: 'warn',
      };
    case 'optimization_alert':
      return {
        title: 'Suggested',
        text: data.title,
        note: data.action ?? data.description,
        icon: BulbIcon,
        tone: 'accent',
      };
  }
}

import { Tag, type Tone } from '@/components/ui/Tag';
import type { VariantStatus } from '@/lib/contract/primitives';

const tones: Record<VariantStatus, Tone> = {
  active: 'good',
  paused: 'warn',
  completed: 'accent',
  killed: 'bad',
};
const words: Record<VariantStatus, string> = {
  active: 'Active',
  paused: 'Paused',
  completed: 'Completed',
  killed: 'Killed',
};

interface StatusTagProps {
  readonly status: VariantStatus;
}

export function StatusTag({ status }: StatusTagProps) {
  return (
    <Tag tone={tones[status]} testId="variant-status">
      {words[status]}
    </Tag>
  );
}

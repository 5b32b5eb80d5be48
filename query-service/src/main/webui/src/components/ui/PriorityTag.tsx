import type { Priority } from '@/lib/contract/primitives';
import { Tag, type Tone } from './Tag';

const tones: Record<Priority, Tone> = { high: 'bad', medium: 'warn', low: 'accent' };
const words: Record<Priority, string> = { high: 'High', medium: 'Medium', low: 'Low' };

interface PriorityTagProps {
  readonly priority: Priority;
}

export function PriorityTag({ priority }: PriorityTagProps) {
  return (
    <Tag tone={tones[priority]} testId="priority">
      {words[priority]}
    </Tag>
  );
}

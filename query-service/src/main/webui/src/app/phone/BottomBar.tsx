import { BulbIcon, FatigueIcon, PostIcon, StopIcon } from '@/components/ui/icons';
import { formatCount } from '@/lib/format';
import classes from './BottomBar.module.css';

/** The parts of a page that is too narrow for all of them; the first one is what it opens with. */
export const parts = ['variants', 'needs', 'kills', 'patterns'] as const;
export type Part = (typeof parts)[number];

const buttons: Record<Part, { title: string; icon: typeof PostIcon }> = {
  variants: { title: 'Posts', icon: PostIcon },
  needs: { title: 'Needs you', icon: BulbIcon },
  kills: { title: 'Kills', icon: StopIcon },
  patterns: { title: 'Patterns', icon: FatigueIcon },
};

interface BottomBarProps {
  readonly part: Part;
  /** How many things wait in each part; nothing is said of none. */
  readonly counts: Readonly<Partial<Record<Part, number>>>;
  /** A part in which something happened that nobody has looked at. */
  readonly urgent: Part | null;
  readonly onPart: (part: Part) => void;
}

/** The way between the parts of a page, within reach of a thumb. */
export function BottomBar({ part, counts, urgent, onPart }: BottomBarProps) {
  return (
    <nav className={classes.bar} aria-label="Parts of the dashboard">
      {parts.map((id) => {
        const { title, icon: Icon } = buttons[id];
        const count = counts[id] ?? 0;
        return (
          <button
            key={id}
            type="button"
            className={classes.part}
            aria-current={id === part ? 'page' : undefined}
            data-urgent={id === urgent || undefined}
            onClick={() => {
              onPart(id);
            }}
          >
            <Icon size={20} />
            <span>{title}</span>
            {count > 0 && <span className={classes.count}>{formatCount(count)}</span>}
          </button>
        );
      })}
    </nav>
  );
}

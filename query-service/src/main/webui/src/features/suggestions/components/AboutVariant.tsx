import { ClampedText } from '@/components/ui/ClampedText';
import { PriorityTag } from '@/components/ui/PriorityTag';
import { Tag } from '@/components/ui/Tag';
import type { Suggestion } from '@/lib/contract/metrics';
import { keyOf } from '../model/attention';
import { groundsOf, isHoldout } from '../model/grounds';
import classes from './AboutVariant.module.css';

interface AboutVariantProps {
  /** Those of the persona. */
  readonly suggestions: readonly Suggestion[];
  readonly variantId: string;
}

/** What is suggested about a variant; nothing where nothing is. */
export function AboutVariant({ suggestions, variantId }: AboutVariantProps) {
  const about = suggestions.filter((suggestion) => suggestion.variant_id === variantId);
  return about.length === 0 ? null : (
    <section className={classes.panel} aria-label="What is suggested" data-testid="about-variant">
      <h3 className={classes.title}>What is suggested</h3>
      <ul className={classes.list}>
        {about.map((suggestion) => (
          <About key={keyOf(suggestion)} suggestion={suggestion} />
        ))}
      </ul>
    </section>
  );
}

function About({
  suggestion: { title, priority, why, action, evidence },
}: {
  readonly suggestion: Suggestion;
}) {
  return (
    <li>
      <div className={classes.head}>
        <div className={classes.name}>
          <ClampedText text={action ?? title} lines={3} />
        </div>
        {isHoldout(evidence ?? {}) && <RunsOn />}
        <PriorityTag priority={priority} />
      </div>
      {typeof why === 'string' && <ClampedText text={why} lines={3} />}
      <Grounds evidence={evidence ?? {}} />
    </li>
  );
}

/** Marks a variant of the holdout. */
export function RunsOn() {
  return (
    <Tag tone="accent" testId="holdout">
      Runs on by lot
    </Tag>
  );
}

/** By what it was judged, in sentences. */
export function Grounds({ evidence }: { readonly evidence: Readonly<Record<string, unknown>> }) {
  return groundsOf(evidence).map((sentence) => (
    <p key={sentence} className={classes.ground} data-testid="ground">
      {sentence}
    </p>
  ));
}

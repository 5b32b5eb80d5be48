import type { ReactNode } from 'react';
import { Delta } from '@/components/ui/Delta';
import { LiveValue } from '@/components/ui/LiveValue';
import { PlainText } from '@/components/ui/PlainText';
import { formatCount, formatDateTime, formatProbability, formatRate, NONE } from '@/lib/format';
import { actualErOf, type Decision, deltaOf, type Variant } from '@/lib/model/variant';
import { KillEvidence } from '../components/KillEvidence';
import { StatusTag } from '../components/StatusTag';
import { VariantAge } from '../components/VariantAge';
import { describeVerdict } from '../model/verdict';
import classes from './VariantDrawer.module.css';

/** The figures of a variant, with what the service says of them. */
export function VariantFacts({ variant }: { readonly variant: Variant }) {
  const { pattern, postedAt, countVersion } = variant;
  return (
    <dl className={classes.facts}>
      <Fact name="Status">
        <StatusTag status={variant.status} />
      </Fact>
      <Fact name="Pattern">{pattern === null ? NONE : <PlainText text={pattern} />}</Fact>
      <Fact name="Predicted">{formatRate(variant.predictedEr)}</Fact>
      <Fact name="Actual">
        <LiveValue text={formatRate(actualErOf(variant))} />
      </Fact>
      <Fact name="Delta">
        <Delta
          value={variant.decision.verdict === 'too_early' ? null : deltaOf(variant)}
          verdict={variant.decision.verdict}
        />
      </Fact>
      <Fact name="True rate">{formatInterval(variant.decision)}</Fact>
      <Fact name="Verdict">{describeVerdict(variant.decision) ?? NONE}</Fact>
      <Fact name="P(best)">{formatProbability(variant.decision.probabilityBest)}</Fact>
      <Fact name="Kill evidence">
        <KillEvidence evidence={variant.decision.killEvidence} />
      </Fact>
      <Fact name="Interactions">
        <LiveValue text={formatCount(variant.interactions)} />
      </Fact>
      <Fact name="Views">
        <LiveValue text={formatCount(variant.views)} />
      </Fact>
      <Fact name="Age">
        <VariantAge variant={variant} />
      </Fact>
      <Fact name="Posted">{postedAt === null ? NONE : formatDateTime(postedAt)}</Fact>
      <Fact name="Last counted">
        {countVersion === null ? NONE : formatDateTime(countVersion.at)}
      </Fact>
    </dl>
  );
}

function formatInterval({ interval }: Decision): string {
  return interval === null ? NONE : `${formatRate(interval.low)} to ${formatRate(interval.high)}`;
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

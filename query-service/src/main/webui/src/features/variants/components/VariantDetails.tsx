import { CloseButton } from '@mantine/core';
import { type ReactNode, useEffect, useId, useRef } from 'react';
import { Delta } from '@/components/ui/Delta';
import { LiveValue } from '@/components/ui/LiveValue';
import { PlainText } from '@/components/ui/PlainText';
import { ScrollBox } from '@/components/ui/ScrollBox';
import { formatCount, formatDateTime, formatRate, NONE } from '@/lib/format';
import { actualErOf, type Decision, deltaOf, type Variant } from '@/lib/model/variant';
import { useWholeContent } from '../api/wholeContent';
import { StatusTag } from './StatusTag';
import { VariantAge } from './VariantAge';
import { describeVerdict } from '../model/verdict';
import classes from './VariantDetails.module.css';

interface VariantDetailsProps {
  readonly persona: string;
  readonly variant: Variant;
  readonly onClose: () => void;
}

/** All that is known of a variant, its whole text included. Stays up to date while it is open. */
export function VariantDetails({ persona, variant, onClose }: VariantDetailsProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  const content = useWholeContent(persona, variant);
  useEffect(() => {
    dialog.current?.showModal();
  }, []);

  return (
    <dialog
      ref={dialog}
      className={classes.dialog}
      aria-labelledby={titleId}
      data-testid="variant-details"
      closedby="any"
      onClose={onClose}
    >
      <header className={classes.header}>
        <h2 id={titleId} className={classes.title}>
          <PlainText text={variant.id} />
        </h2>
        <CloseButton aria-label="Close" onClick={() => dialog.current?.close()} />
      </header>
      <ScrollBox className={classes.content} label="Content">
        {content === null ? 'Its post has not arrived yet.' : <PlainText text={content} />}
      </ScrollBox>
      <Facts variant={variant} />
    </dialog>
  );
}

function Facts({ variant }: { readonly variant: Variant }) {
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
        <Delta value={deltaOf(variant)} verdict={variant.decision.verdict} />
      </Fact>
      <Fact name="True rate, 95%">{formatInterval(variant.decision)}</Fact>
      <Fact name="Verdict">{describeVerdict(variant.decision) ?? NONE}</Fact>
      <Fact name="Interactions">
        <LiveValue text={formatCount(variant.interactions)} />
      </Fact>
      <Fact name="Views">
        <LiveValue text={formatCount(variant.views)} />
      </Fact>
      <Fact name="Active for">
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

import { CloseButton } from '@mantine/core';
import { type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { PanelState } from '@/components/ui/PanelState';
import { PlainText } from '@/components/ui/PlainText';
import { ScrollBox } from '@/components/ui/ScrollBox';
import type { Variant } from '@/lib/model/variant';
import { useVariantDetail } from '../api/variantDetail';
import { ErChart } from '../chart/ErChart';
import { rangeSince } from '../chart/ranges';
import type { CourseView } from '../model/chartView';
import { CopyLink } from './CopyLink';
import { PosteriorPanel } from './PosteriorPanel';
import { VariantFacts } from './VariantFacts';
import classes from './VariantDrawer.module.css';

interface VariantDrawerProps {
  readonly persona: string;
  readonly id: string;
  /** What the page follows of it, if it does. */
  readonly known: Variant | undefined;
  /** The address that opens it. */
  readonly link: string;
  readonly onClose: () => void;
  /** What happened to it. */
  readonly children?: ReactNode;
}

/** All that is known of a variant: its whole text, its course, its figures. Stays up to date while it is open. */
export function VariantDrawer({ persona, id, known, link, onClose, children }: VariantDrawerProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  const { variant, error, retry } = useVariantDetail(persona, id, known);
  const [openedAt] = useState(Date.now);
  const [chosen, setChosen] = useState<CourseView | null>(null);
  const view = chosen ?? {
    range: rangeSince(variant?.postedAt ?? null, openedAt),
    axis: 'clock',
    zoom: null,
    asTable: false,
  };
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
          <PlainText text={id} />
        </h2>
        <CopyLink link={link} />
        <CloseButton aria-label="Close" onClick={() => dialog.current?.close()} />
      </header>
      {variant === null ? (
        <PanelState error={error} what="The post" onRetry={retry} height={160} />
      ) : (
        <div className={classes.body}>
          <ScrollBox className={classes.content} label="Content">
            {variant.content === null ? (
              'Its post has not arrived yet.'
            ) : (
              <PlainText text={variant.content} />
            )}
          </ScrollBox>
          <div className={classes.figures}>
            <ErChart
              persona={persona}
              variants={[variant]}
              height={170}
              view={view}
              onView={setChosen}
              legend={false}
            />
            <PosteriorPanel persona={persona} variantId={id} />
            <VariantFacts variant={variant} />
          </div>
          {children}
        </div>
      )}
    </dialog>
  );
}

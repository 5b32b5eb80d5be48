import { PinIcon } from '@/components/ui/icons';
import { PlainText } from '@/components/ui/PlainText';
import { isolated } from '@/lib/format';
import type { Variant } from '@/lib/model/variant';
import classes from './VariantName.module.css';

interface VariantNameProps {
  readonly variant: Variant;
  readonly lines: 1 | 2 | 3;
  readonly pinned: boolean;
  /** In a grid the keyboard goes by cells: its buttons are no Tab stops. */
  readonly inGrid?: boolean;
  readonly onOpen: (variantId: string) => void;
  readonly onPin: (variantId: string) => void;
}

/** What a variant says, as a way to all that is known of it, and to its place in the chart. */
export function VariantName(props: VariantNameProps) {
  const { variant, lines, pinned, inGrid = false, onOpen, onPin } = props;
  const tabIndex = inGrid ? -1 : undefined;
  return (
    <div className={classes.name}>
      <button
        type="button"
        className={classes.content}
        tabIndex={tabIndex}
        data-testid="variant-content"
        aria-haspopup="dialog"
        onClick={() => {
          onOpen(variant.id);
        }}
      >
        {variant.content === null ? (
          <span className={classes.unknown}>Its post has not arrived yet</span>
        ) : (
          <PlainText text={variant.content} lines={lines} />
        )}
      </button>
      <div className={classes.origin}>
        <button
          type="button"
          className={classes.pin}
          tabIndex={tabIndex}
          aria-pressed={pinned}
          aria-label={`Show ${isolated(variant.id)} in the chart`}
          title={pinned ? 'Take out of the chart (P)' : 'Show in the chart (P)'}
          onClick={() => {
            onPin(variant.id);
          }}
        >
          <PinIcon size={13} />
        </button>
        {variant.pattern !== null && (
          <>
            <PlainText text={variant.pattern} lines={1} className={classes.pattern} />
            <span aria-hidden="true">·</span>
          </>
        )}
        <PlainText text={variant.id} lines={1} />
      </div>
    </div>
  );
}

import { PlainText } from '@/components/ui/PlainText';
import type { Variant } from '@/lib/model/variant';
import classes from './VariantName.module.css';

interface VariantNameProps {
  readonly variant: Variant;
  readonly lines: 1 | 2 | 3;
  readonly onOpen: (variantId: string) => void;
}

/** What a variant says, as a way to all that is known of it. */
export function VariantName({ variant, lines, onOpen }: VariantNameProps) {
  return (
    <div className={classes.name}>
      <button
        type="button"
        className={classes.content}
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

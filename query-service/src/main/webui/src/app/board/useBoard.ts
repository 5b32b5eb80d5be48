import { useCallback, useState } from 'react';
import { type Filter, noFilter } from '@/features/variants/model/filter';
import { openVariantInAddress, settleOnVariant } from './variantAddress';

export interface Board {
  /** The variant whose drawer is open; null where none is. */
  readonly openId: string | null;
  readonly open: (variantId: string) => void;
  readonly close: () => void;
  readonly filter: Filter;
  readonly onFilter: (filter: Filter) => void;
  /** Narrows the table down to what a suggestion is about. */
  readonly showRows: (text: string) => void;
}

/** What the parts of a persona's page share beside the numbers: what of it a person looks at. */
export function useBoard(): Board {
  const [openId, setOpenId] = useState(openVariantInAddress);
  const [filter, setFilter] = useState(noFilter);
  const show = useCallback((id: string | null) => {
    settleOnVariant(id);
    setOpenId(id);
  }, []);
  const close = useCallback(() => {
    show(null);
  }, [show]);
  const showRows = useCallback((text: string) => {
    setFilter({ text, life: 'all' });
  }, []);
  return { openId, open: show, close, filter, onFilter: setFilter, showRows };
}

import { type ReactNode, useCallback, useDeferredValue, useMemo, useRef, useState } from 'react';
import { Panel } from '@/components/ui/Panel';
import { Notice } from '@/components/ui/Notice';
import { PostIcon, SearchIcon } from '@/components/ui/icons';
import { formatCount } from '@/lib/format';
import type { Variant } from '@/lib/model/variant';
import { filterVariants, noFilter } from '../model/filter';
import { toggled } from '../model/pins';
import { scaleOf } from '../model/scale';
import { OrderChip } from '../order/OrderChip';
import { useHold } from '../order/useHold';
import { useSteadyOrder } from '../order/useSteadyOrder';
import { initialSorting, sortBy, sortVariants } from '../model/sorting';
import classes from './VariantsPanel.module.css';
import { VariantCards } from './VariantCards';
import { VariantControls } from './VariantControls';
import { VariantDetails } from './VariantDetails';
import { VariantTable } from './VariantTable';

interface VariantsPanelProps {
  readonly persona: string;
  readonly variants: ReadonlyMap<string, Variant>;
  /** How many variants run in truth; the list is cut where they are too many. */
  readonly activeInTotal: number;
  /** Cards in place of the table. */
  readonly narrow: boolean;
}

/** What runs, and how it does. */
export function VariantsPanel({ persona, variants, activeInTotal, narrow }: VariantsPanelProps) {
  const [sorting, setSorting] = useState(initialSorting);
  const [filter, setFilter] = useState(noFilter);
  const [openId, setOpenId] = useState<string | null>(null);
  const wanted = useDeferredValue(filter);

  const all = useMemo(() => [...variants.values()], [variants]);
  const listed = useMemo(
    () => sortVariants(filterVariants(all, wanted), sorting),
    [all, wanted, sorting],
  );
  const area = useRef<HTMLDivElement>(null);
  const held = useHold(area);
  const chosen = JSON.stringify([wanted, sorting]);
  const { shown, changes, apply } = useSteadyOrder(listed, variants, held, chosen);
  const scale = useMemo(() => scaleOf(all), [all]);
  const active = useMemo(() => all.filter(({ status }) => status === 'active').length, [all]);
  const opened = openId === null ? undefined : variants.get(openId);
  const [pinned, setPinned] = useState<ReadonlySet<string>>(new Set());
  const togglePin = useCallback((id: string) => {
    setPinned((pins) => toggled(pins, id));
  }, []);
  const list = { variants: shown, scale, pinned, onOpen: setOpenId, onPin: togglePin };

  return (
    <Panel
      title="Posts"
      note={
        active < activeInTotal
          ? `newest ${formatCount(active)} of ${formatCount(activeInTotal)} active`
          : `${formatCount(active)} active`
      }
      testId="variants"
      fills={!narrow}
      controls={
        all.length > 0 && (
          <>
            <OrderChip changes={changes} onApply={apply} />
            <VariantControls
              filter={filter}
              onFilter={setFilter}
              sorting={narrow ? sorting : null}
              onSorting={setSorting}
            />
          </>
        )
      }
    >
      <div ref={area} className={classes.area}>
        {shown.length === 0 ? (
          emptyNotice(all.length)
        ) : narrow ? (
          <VariantCards {...list} />
        ) : (
          <VariantTable
            {...list}
            sorting={sorting}
            onSort={(column) => {
              setSorting(sortBy(sorting, column));
            }}
          />
        )}
      </div>
      {opened && (
        <VariantDetails
          persona={persona}
          variant={opened}
          onClose={() => {
            setOpenId(null);
          }}
        />
      )}
    </Panel>
  );
}

function emptyNotice(known: number): ReactNode {
  return known === 0 ? (
    <Notice icon={<PostIcon size={20} />} title="No variants yet" testId="no-variants" big>
      As soon as the first one is posted, it appears here by itself.
    </Notice>
  ) : (
    <Notice icon={<SearchIcon size={20} />} title="No variant matches" testId="no-match" big>
      Try another word, or show all of them.
    </Notice>
  );
}

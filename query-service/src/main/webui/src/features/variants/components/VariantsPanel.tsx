import { type ReactNode, useDeferredValue, useMemo, useState } from 'react';
import { Panel } from '@/components/ui/Panel';
import { Notice } from '@/components/ui/Notice';
import { PostIcon, SearchIcon } from '@/components/ui/icons';
import { formatCount } from '@/lib/format';
import type { Variant } from '@/lib/model/variant';
import { filterVariants, noFilter } from '../model/filter';
import { scaleOf } from '../model/scale';
import { initialSorting, sortBy, sortVariants } from '../model/sorting';
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
  const shown = useMemo(
    () => sortVariants(filterVariants(all, wanted), sorting),
    [all, wanted, sorting],
  );
  const scale = useMemo(() => scaleOf(all), [all]);
  const active = useMemo(() => all.filter(({ status }) => status === 'active').length, [all]);
  const opened = openId === null ? undefined : variants.get(openId);
  const list = { variants: shown, scale, onOpen: setOpenId };

  return (
    <Panel
      title="Variants"
      note={
        active < activeInTotal
          ? `newest ${formatCount(active)} of ${formatCount(activeInTotal)} active`
          : `${formatCount(active)} active`
      }
      testId="variants"
      fills={!narrow}
      controls={
        all.length > 0 && (
          <VariantControls
            filter={filter}
            onFilter={setFilter}
            sorting={narrow ? sorting : null}
            onSorting={setSorting}
          />
        )
      }
    >
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

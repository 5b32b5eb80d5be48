import { type ReactNode, useCallback, useDeferredValue, useMemo, useRef } from 'react';
import { PostIcon, SearchIcon } from '@/components/ui/icons';
import { CsvLink } from '@/components/ui/CsvLink';
import { Notice } from '@/components/ui/Notice';
import { Panel } from '@/components/ui/Panel';
import { PanelState } from '@/components/ui/PanelState';
import { formatCount } from '@/lib/format';
import type { Variant } from '@/lib/model/variant';
import { type EndedVariants, useEndedVariants } from '../api/endedVariants';
import { ChartPanel } from '../chart/ChartPanel';
import { usePins } from '../chart/usePins';
import { variantTable } from '../model/variantTable';
import type { ChartView } from '../model/chartView';
import { type Filter, filterVariants } from '../model/filter';
import { scaleOf } from '../model/scale';
import { sortBy, type Sorting, sortVariants } from '../model/sorting';
import { useTableLook } from '../model/tableLook';
import { OrderChip } from '../order/OrderChip';
import { useHold } from '../order/useHold';
import { useSteadyOrder } from '../order/useSteadyOrder';
import { TableOptions } from './TableOptions';
import { VariantCards } from './VariantCards';
import { VariantControls } from './VariantControls';
import { VariantTable } from './VariantTable';
import classes from './VariantsPanel.module.css';

interface VariantsPanelProps {
  readonly persona: string;
  readonly variants: ReadonlyMap<string, Variant>;
  /** How many variants run in truth; the list is cut where they are too many. */
  readonly activeInTotal: number;
  /** Cards in place of the table. */
  readonly narrow: boolean;
  readonly filter: Filter;
  readonly onFilter: (filter: Filter) => void;
  readonly sorting: Sorting;
  readonly onSorting: (sorting: Sorting) => void;
  readonly chart: ChartView;
  readonly onChart: (chart: ChartView) => void;
  readonly onOpen: (variantId: string) => void;
}

/** What runs, and how it does. */
export function VariantsPanel(props: VariantsPanelProps) {
  const { persona, variants, activeInTotal, narrow, filter, onFilter, onOpen } = props;
  const { sorting, onSorting, chart, onChart } = props;
  const wanted = useDeferredValue(filter);

  const ended = useEndedVariants(persona, filter.life === 'ended');
  const known = useMemo(
    () =>
      wanted.life === 'ended'
        ? new Map([...ended.variants.map((variant) => [variant.id, variant] as const), ...variants])
        : variants,
    [wanted.life, ended.variants, variants],
  );
  const all = useMemo(() => [...known.values()], [known]);
  const listed = useMemo(
    () => sortVariants(filterVariants(all, wanted), sorting),
    [all, wanted, sorting],
  );
  const area = useRef<HTMLDivElement>(null);
  const held = useHold(area);
  const chosen = JSON.stringify([wanted, sorting, ended.variants.length]);
  const { shown, changes, apply } = useSteadyOrder(listed, known, held, chosen);
  const scale = useMemo(() => scaleOf(all), [all]);
  const active = useMemo(
    () => [...variants.values()].filter(({ status }) => status === 'active').length,
    [variants],
  );
  const onPins = useCallback(
    (pinned: readonly string[]) => {
      onChart({ ...chart, pins: pinned });
    },
    [chart, onChart],
  );
  const pins = usePins(persona, known, chart.pins, onPins);
  const look = useTableLook();
  const list = {
    persona,
    variants: shown,
    scale,
    pinned: pins.pinned,
    onOpen,
    onPin: pins.toggle,
  };

  return (
    <>
      {!narrow && pins.charted.length > 0 && (
        <ChartPanel
          persona={persona}
          variants={pins.charted}
          known={all}
          chosen={pins.pinned.size > 0}
          view={chart}
          onView={onChart}
          onRemove={pins.toggle}
        />
      )}
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
          <>
            <OrderChip changes={changes} onApply={apply} />
            {shown.length > 0 && (
              <CsvLink name={`posts-${persona}`} table={() => variantTable(shown)} />
            )}
            <VariantControls
              filter={filter}
              onFilter={onFilter}
              sorting={narrow ? sorting : null}
              onSorting={onSorting}
            />
            {!narrow && <TableOptions look={look} />}
          </>
        }
      >
        <div ref={area} className={classes.area}>
          {shown.length === 0 ? (
            emptyNotice(wanted, all.length, ended)
          ) : narrow ? (
            <VariantCards {...list} />
          ) : (
            <VariantTable
              // Heights that were measured belong to one density.
              key={String(look.dense)}
              {...list}
              columns={look.columns}
              dense={look.dense}
              sorting={sorting}
              onSort={(column) => {
                onSorting(sortBy(sorting, column));
              }}
            />
          )}
        </div>
        {wanted.life === 'ended' && ended.showMore !== null && (
          <button
            type="button"
            className={classes.more}
            disabled={ended.loadingMore}
            onClick={ended.showMore}
          >
            {ended.loadingMore ? 'Loading…' : 'Show earlier ones'}
          </button>
        )}
      </Panel>
    </>
  );
}

function emptyNotice({ life, text }: Filter, known: number, ended: EndedVariants): ReactNode {
  if (life === 'ended' && text === '') {
    if (!ended.read) {
      return (
        <PanelState error={ended.error} what="What has ended" onRetry={ended.retry} height={160} />
      );
    }
    return (
      <Notice icon={<PostIcon size={20} />} title="Nothing has ended yet" testId="no-ended" big />
    );
  }
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

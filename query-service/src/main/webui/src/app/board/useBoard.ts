import { useCallback, useEffect, useMemo, useState } from 'react';
import type { Filter } from '@/features/variants/model/filter';
import { type ChartView, readChartView, writeChartView } from '@/features/variants/model/chartView';
import { readSorting, type Sorting, writeSorting } from '@/features/variants/model/sorting';
import { settleOn, useAddress } from '../address/useAddress';

export interface Board {
  /** The variant whose drawer is open; null where none is. */
  readonly openId: string | null;
  readonly open: (variantId: string) => void;
  readonly close: () => void;
  readonly filter: Filter;
  readonly onFilter: (filter: Filter) => void;
  readonly sorting: Sorting;
  readonly onSorting: (sorting: Sorting) => void;
  readonly chart: ChartView;
  readonly onChart: (chart: ChartView) => void;
  /** The part of the page that a phone shows. */
  readonly tab: string;
  readonly onTab: (tab: string | null) => void;
  /** Narrows the table down to what a suggestion is about. */
  readonly showRows: (text: string) => void;
}

const FIRST_TAB = 'variants';

/** In milliseconds: browsers count how often a page changes its address, and refuse too many times. */
const TYPING_PAUSE = 400;

/** What the parts of a persona's page share beside the numbers: what of it a person looks at. It is in the address. */
export function useBoard(): Board {
  const { search } = useAddress();
  const [text, setText] = useState(search.q ?? '');
  useEffect(() => {
    const pause = setTimeout(() => {
      settleOn({ q: text === '' ? undefined : text });
    }, TYPING_PAUSE);
    return () => {
      clearTimeout(pause);
    };
  }, [text]);

  const onFilter = useCallback((filter: Filter) => {
    setText(filter.text);
    settleOn({ life: filter.life === 'all' ? undefined : filter.life });
  }, []);
  const showRows = useCallback(
    (wanted: string) => {
      onFilter({ text: wanted, life: 'all' });
    },
    [onFilter],
  );
  const filter = useMemo<Filter>(() => ({ text, life: search.life ?? 'all' }), [text, search.life]);
  const sorting = useMemo(() => readSorting(search.sort), [search.sort]);
  const chart = useMemo(() => readChartView(search), [search]);
  return {
    openId: search.v ?? null,
    open: openVariant,
    close,
    filter,
    onFilter,
    sorting,
    onSorting,
    chart,
    onChart,
    tab: search.tab ?? FIRST_TAB,
    onTab,
    showRows,
  };
}

/** Opens the drawer of a variant. */
export function openVariant(variantId: string): void {
  settleOn({ v: variantId });
}

function close(): void {
  settleOn({ v: undefined });
}

function onSorting(sorting: Sorting): void {
  settleOn({ sort: writeSorting(sorting) });
}

function onChart(chart: ChartView): void {
  settleOn(writeChartView(chart));
}

function onTab(tab: string | null): void {
  settleOn({ tab: tab === FIRST_TAB || tab === null ? undefined : tab });
}

import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { screen, within } from '@testing-library/react';
import { useState } from 'react';
import { vi } from 'vitest';
import type { Variant } from '@/lib/model/variant';
import { VariantsPanel } from '../components/VariantsPanel';
import { readChartView } from '../model/chartView';
import { noFilter } from '../model/filter';
import { initialSorting } from '../model/sorting';

function Part({ variants }: { readonly variants: readonly Variant[] }) {
  const [filter, setFilter] = useState(noFilter);
  const [sorting, setSorting] = useState(initialSorting);
  const [chart, setChart] = useState(() => readChartView({}));
  return (
    <VariantsPanel
      persona="ava"
      variants={new Map(variants.map((variant) => [variant.id, variant]))}
      activeInTotal={variants.length}
      narrow={false}
      filter={filter}
      onFilter={setFilter}
      sorting={sorting}
      onSorting={setSorting}
      chart={chart}
      onChart={setChart}
      onOpen={opened}
    />
  );
}

export const opened = vi.fn();

/** The panel with these variants; renders anew with others. */
export function panel(variants: readonly Variant[]) {
  return (
    <QueryClientProvider client={queries.client}>
      <Part variants={variants} />
    </QueryClientProvider>
  );
}

/** Answers are not shared between tests. */
export const queries = { client: new QueryClient() };

export function forgetAnswers(): void {
  queries.client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
}

/** Ids in the order that is shown. */
export const rows = () => screen.getAllByTestId('variant').map((row) => row.dataset.variantId);
export const row = (id: string) => {
  const found = screen.getAllByTestId('variant').find(({ dataset }) => dataset.variantId === id);
  return within(found ?? document.body);
};

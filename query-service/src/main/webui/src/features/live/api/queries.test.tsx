import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { renderHook, waitFor } from '@testing-library/react';
import type { ReactNode } from 'react';
import { expect, test, vi } from 'vitest';
import { activeVariant } from '@/testing/samples';
import { useActiveVariants } from './queries';

test('what a snapshot has no room for is read page by page', async () => {
  const cursors: (string | null)[] = [];
  vi.stubGlobal('fetch', ({ url }: Request) => {
    const cursor = new URL(url).searchParams.get('cursor');
    cursors.push(cursor);
    const page = { null: ['a', 'C1'], C1: ['b', 'C2'], C2: ['c', null] }[String(cursor)];
    const answer = { variants: [activeVariant(page?.[0] ?? '')], next_cursor: page?.[1] };
    return Promise.resolve(Response.json(answer));
  });
  const client = new QueryClient();
  const { result } = renderHook(() => useActiveVariants('ava', true), {
    wrapper: ({ children }: { readonly children: ReactNode }) => (
      <QueryClientProvider client={client}>{children}</QueryClientProvider>
    ),
  });
  await waitFor(() => {
    expect(result.current?.complete).toBe(true);
  });
  expect(result.current?.variants.map(({ id }) => id)).toEqual(['a', 'b', 'c']);
  expect(cursors).toEqual([null, 'C1', 'C2']);
});

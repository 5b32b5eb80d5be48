import { useQuery } from '@tanstack/react-query';
import { api, read } from '@/lib/api/client';
import type { components } from '@/lib/api/schema';

export type Persona = components['schemas']['Persona'];

const MOST = 500;
/** Cheap: the browser sends the tag of what it has, and gets that back only if it changed. */
const INTERVAL = 5_000;
/** Until somebody has posted anything, people wait for just that. */
const IMPATIENT_INTERVAL = 3_000;

/** The personas there are; those beyond the first 500 can still be opened by their id. */
export function usePersonas() {
  return useQuery({
    queryKey: ['personas'],
    queryFn: async ({ signal }) => {
      const params = { query: { limit: MOST } };
      const { personas } = await read(api.GET('/api/personas', { params, signal }));
      return personas;
    },
    refetchInterval: ({ state: { data } }) => (data?.length ? INTERVAL : IMPATIENT_INTERVAL),
  });
}

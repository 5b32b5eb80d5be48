import { useQuery } from '@tanstack/react-query';
import { api, read } from '@/lib/api/client';
import type { components } from '@/lib/api/schema';

export type Persona = components['schemas']['Persona'];

const MOST = 500;
const INTERVAL = 15_000;
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

/** Whom to show to somebody who named nobody: the one where something happened last. */
export function mostRecent(personas: readonly Persona[]): Persona | undefined {
  return personas.reduce<Persona | undefined>(
    (latest, persona) =>
      latest === undefined || postedAt(persona) > postedAt(latest) ? persona : latest,
    undefined,
  );
}

function postedAt({ last_posted_at }: Persona): number {
  return last_posted_at === null ? -Infinity : Date.parse(last_posted_at);
}

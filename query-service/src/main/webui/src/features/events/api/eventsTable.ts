import { api, read } from '@/lib/api/client';

const DAY = 86_400_000;

interface Which {
  readonly variant_id?: string;
  /** Only what happened from then on. */
  readonly from?: string;
}

/** The audit trail of a persona, or a part of it, as a table for spreadsheets. */
export async function eventsTable(persona: string, which: Which): Promise<Blob> {
  const params = { path: { persona_id: persona }, query: { ...which, bom: true } };
  const headers = { Accept: 'text/csv' };
  return read(api.GET('/api/events/{persona_id}', { params, headers, parseAs: 'blob' }));
}

/** A busy persona has a million events; a day of them is what a spreadsheet can still take. */
export function eventsOfADay(persona: string): Promise<Blob> {
  return eventsTable(persona, { from: new Date(Date.now() - DAY).toISOString() });
}

import { undecided, type Variant } from '@/lib/model/variant';

/** A variant that runs, of which nothing is decided. */
export function sampleVariant(id: string, overrides: Partial<Variant> = {}): Variant {
  return {
    id,
    content: `Content of ${id}`,
    contentTruncated: false,
    pattern: null,
    predictedEr: 0.05,
    postedAt: '2026-01-31T08:00:00Z',
    status: 'active',
    actualEr: 0.04,
    interactions: 40,
    views: 1000,
    endedAt: null,
    postVersion: null,
    countVersion: { at: '2026-01-31T09:00:00Z', identity: null },
    decision: undecided,
    ...overrides,
  };
}

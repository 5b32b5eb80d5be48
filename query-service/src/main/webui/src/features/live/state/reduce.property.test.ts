import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  activeVariant,
  at,
  counted,
  killed,
  metrics,
  update,
  type Update,
} from '@/testing/samples';
import { type DashboardState, emptyState } from './dashboardState';
import { reduce } from './reduce';

const time = (second: number) => at(`10:00:${String(second).padStart(2, '0')}`);
const frames = fc.uniqueArray(
  fc.record({
    variant: fc.constantFrom('v1', 'v2', 'v3'),
    second: fc.integer({ min: 1, max: 59 }),
    views: fc.integer({ min: 100, max: 9_000 }),
    kills: fc.boolean(),
  }),
  { maxLength: 25, selector: ({ variant, second }) => `${variant} ${second}` },
);
const start = reduce(emptyState, {
  kind: 'snapshot',
  metrics: metrics([activeVariant('v1'), activeVariant('v2'), activeVariant('v3')]),
  mode: 'replace',
});

function after(updates: readonly Update[]) {
  const state = updates.reduce<DashboardState>(
    (before, next) => reduce(before, { kind: 'update', update: next }),
    start,
  );
  const { variants, kills, summary, killsToday } = state;
  return { variants: [...variants.values()], kills: [...kills].sort(), summary, killsToday };
}

test('frames in any order, and come twice, lead to the newest state', () => {
  const shuffled = frames.chain((happened) => {
    const updates = happened.map(({ variant, second, views, kills }) =>
      update(
        kills
          ? killed(variant, { killed_at: time(second) })
          : counted(variant, views, 50, time(second)),
        { timestamp: time(second) },
      ),
    );
    const order = fc.shuffledSubarray(updates, { minLength: updates.length });
    return fc.tuple(fc.constant(updates), order, fc.subarray(updates));
  });
  fc.assert(
    fc.property(shuffled, ([updates, order, copies]) => {
      const inTime = updates.toSorted((a, b) => (a.timestamp < b.timestamp ? -1 : 1));
      expect(after([...order, ...copies])).toEqual(after(inTime));
    }),
  );
});

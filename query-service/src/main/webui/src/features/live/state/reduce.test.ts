import { beforeEach, describe, expect, test } from 'vitest';
import {
  activeVariant,
  at,
  counted,
  killed,
  metrics,
  posted,
  update,
  type Update,
} from '@/testing/samples';
import { type DashboardState, emptyState } from './dashboardState';
import { reduce } from './reduce';

const applied = (state: DashboardState, ...updates: Update[]) =>
  updates.reduce((before, next) => reduce(before, { kind: 'update', update: next }), state);

const statusOf = (state: DashboardState, id: string) => state.variants.get(id)?.status;

/** Two active variants, of 1,000 views and 40 interactions each. */
let start: DashboardState;

beforeEach(() => {
  start = reduce(emptyState, {
    kind: 'snapshot',
    metrics: metrics([activeVariant('v1'), activeVariant('v2')]),
    mode: 'replace',
  });
});

describe('new counts', () => {
  test('change the variant and the summary', () => {
    const state = applied(start, update(counted('v1', 1500, 90)));
    expect(state.variants.get('v1')).toMatchObject({
      views: 1500,
      interactions: 90,
      actualEr: 0.06,
    });
    expect(state.summary).toMatchObject({ total_views: 2500, total_interactions: 130 });
    expect(state.summary.avg_engagement_rate).toBeCloseTo(130 / 2500);
  });

  test('leave all other variants as they are', () => {
    const state = applied(start, update(counted('v1', 1500, 90)));
    expect(state.variants.get('v2')).toBe(start.variants.get('v2'));
  });

  test('are ignored if they are older than those that are shown', () => {
    const newer = update(counted('v1', 1500, 90, at('10:00:00.000002')));
    const older = update(counted('v1', 1400, 80, at('10:00:00.000001')));
    expect(applied(start, newer, older).variants).toEqual(applied(start, newer).variants);
    expect(applied(start, older, newer).variants).toEqual(applied(start, newer).variants);
  });

  test('of the same moment are the same in whatever order they come', () => {
    const a = update(counted('v1', 1500, 90), { identity: 'a' });
    const b = update(counted('v1', 1600, 95), { identity: 'b' });
    expect(applied(start, a, b).variants.get('v1')).toEqual(
      applied(start, b, a).variants.get('v1'),
    );
  });

  test('of a snapshot are not changed by an update of the same moment', () => {
    const same = update(counted('v1', 9999, 1, at('09:00:00')));
    expect(applied(start, same).variants.get('v1')?.views).toBe(1000);
  });

  test('of an unknown variant are asked about, once', () => {
    const state = applied(start, update(counted('v9', 5, 1)));
    expect(state.refreshesWanted).toBe(start.refreshesWanted + 1);
    expect(state.variants.has('v9')).toBe(false);
    const later = applied(state, update(counted('v9', 6, 1, at('10:00:05'))));
    expect(later.refreshesWanted).toBe(state.refreshesWanted);
  });

  test('do not change the average where the page does not have all variants', () => {
    const summary = { ...start.summary, active_variants: 80, avg_engagement_rate: 0.07 };
    const state = applied({ ...start, summary }, update(counted('v1', 1500, 90)));
    expect(state.summary.avg_engagement_rate).toBe(0.07);
  });
});

describe('a post', () => {
  test('brings a new variant', () => {
    const state = applied(start, update(posted('v3', { predicted_er: 0.07 })));
    expect(state.variants.get('v3')).toMatchObject({
      status: 'active',
      predictedEr: 0.07,
      views: 0,
    });
    expect(state.summary).toMatchObject({ total_variants: 3, active_variants: 3 });
    expect(state.refreshesWanted).toBe(start.refreshesWanted + 1);
  });

  test('that is sent again changes what it says, but not the counts', () => {
    const state = applied(start, update(posted('v1', { content: 'Better' })));
    expect(state.variants.get('v1')).toMatchObject({ content: 'Better', views: 1000 });
    expect(state.summary).toMatchObject({ total_variants: 2, active_variants: 2 });
  });

  test('that is older than the one that is shown is ignored', () => {
    const newer = update(posted('v1', { content: 'New', updated_at: at('11:00:00') }));
    const older = update(posted('v1', { content: 'Old', updated_at: at('10:30:00') }));
    expect(applied(start, newer, older).variants.get('v1')?.content).toBe('New');
  });

  test('ends a variant, and starts it again', () => {
    const ended = applied(
      start,
      update(posted('v1', { status: 'completed', updated_at: at('11:00:00') })),
    );
    expect(ended.variants.get('v1')).toMatchObject({
      status: 'completed',
      endedAt: at('11:00:00'),
    });
    expect(ended.summary.active_variants).toBe(1);
    expect(ended.summary.avg_engagement_rate).toBeCloseTo(0.04);
    const again = applied(ended, update(posted('v1', { updated_at: at('12:00:00') })));
    expect(again.variants.get('v1')).toMatchObject({ status: 'active', endedAt: null });
    expect(again.summary.active_variants).toBe(2);
  });
});

describe('a kill', () => {
  test('ends the variant and is told', () => {
    const state = applied(start, update(killed('v1')));
    expect(state.variants.get('v1')).toMatchObject({ status: 'killed', endedAt: at('10:00:00') });
    expect(state.summary).toMatchObject({ total_variants: 2, active_variants: 1 });
    expect(state.killsToday.kills_today).toBe(1);
    expect(state.freshKills.map(({ variantId }) => variantId)).toEqual(['v1']);
    expect(state.refreshesWanted).toBe(start.refreshesWanted + 1);
  });

  test('is for good: neither posts nor counts bring the variant back', () => {
    const state = applied(
      start,
      update(killed('v1')),
      update(posted('v1', { updated_at: at('11:00:00') })),
      update(counted('v1', 2000, 200, at('11:00:00'))),
    );
    expect(state.variants.get('v1')).toMatchObject({ status: 'killed', views: 2000 });
    expect(state.summary).toMatchObject({ active_variants: 1, total_views: 3000 });
  });

  test('may come before its post', () => {
    const state = applied(start, update(killed('v3')), update(posted('v3')));
    expect(state.variants.get('v3')).toMatchObject({ status: 'killed', endedAt: at('10:00:00') });
    expect(state.summary.active_variants).toBe(2);
  });

  test('is the earliest where there are several', () => {
    const early = update(killed('v1', { killed_at: at('09:30:00'), kill_reason: 'first' }));
    const late = update(killed('v1', { killed_at: at('09:40:00'), kill_reason: 'second' }));
    for (const order of [
      [early, late],
      [late, early],
    ]) {
      const state = applied(start, ...order);
      expect(state.kills.get('v1')?.reason).toBe('first');
      expect(state.variants.get('v1')?.endedAt).toBe(at('09:30:00'));
      expect(state.killsToday.kills_today).toBe(1);
    }
  });
});

describe('any update', () => {
  test('that comes again changes nothing', () => {
    const once = [
      update(posted('v3')),
      update(killed('v1')),
      update(counted('v2', 1200, 60)),
      update({
        event_type: 'pattern_fatigue',
        pattern: 'how_to',
        usage_count: 5,
        fatigue_score: 0.8,
        recommendation: null,
      }),
    ];
    const state = applied(start, ...once);
    const again = applied(state, ...once.map((copy) => ({ ...copy, position: 'later' })));
    expect(again).toBe(state);
  });

  test('about fatigue or advice is told, and its effect asked for', () => {
    const state = applied(
      start,
      update({
        event_type: 'optimization_alert',
        alert_type: 'data_quality',
        title: 'Counters fell',
        description: 'd',
        action: null,
        priority: 'medium',
      }),
    );
    expect(state.milestones).toHaveLength(1);
    expect(state.refreshesWanted).toBe(start.refreshesWanted + 1);
  });
});

test('an early state is not changed by what follows', () => {
  const before = structuredClone({ ...start, asked: [...start.asked] });
  applied(
    start,
    update(killed('v1')),
    update(posted('v3')),
    update(counted('v2', 1, 1, at('11:00:00'))),
  );
  expect({ ...start, asked: [...start.asked] }).toEqual(before);
  expect(statusOf(start, 'v1')).toBe('active');
});

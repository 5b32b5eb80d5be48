import { describe, expect, test } from 'vitest';
import {
  activeVariant,
  at,
  counted,
  killed,
  metrics,
  posted,
  update,
  type Metrics,
  type Update,
} from '@/testing/samples';
import { type DashboardState, emptyState } from './dashboardState';
import { reduce } from './reduce';
import type { SnapshotMode } from './applySnapshot';

const withSnapshot = (state: DashboardState, data: Metrics, mode: SnapshotMode) =>
  reduce(state, { kind: 'snapshot', metrics: data, mode });
const withUpdate = (state: DashboardState, next: Update) =>
  reduce(state, { kind: 'update', update: next });
const ids = (state: DashboardState) => [...state.variants.keys()].sort();

const start = withSnapshot(
  emptyState,
  metrics([activeVariant('v1'), activeVariant('v2')]),
  'replace',
);
const afterKill = withUpdate(start, update(killed('v1')));

describe('a snapshot that replaces', () => {
  test('forgets what was before it', () => {
    const state = withSnapshot(afterKill, metrics([activeVariant('v7')]), 'replace');
    expect(ids(state)).toEqual(['v7']);
    expect(state.kills.size).toBe(0);
    expect(state.milestones).toEqual([]);
  });

  test('keeps what people have yet to hear of, and adds what the page slept through', () => {
    const { identity, timestamp, data } = update(killed('v2', { killed_at: at('10:05:00') }));
    const snapshot = metrics([], { real_time_feed: [{ identity, timestamp, data }] });
    const state = withSnapshot(afterKill, snapshot, 'replace');
    expect(state.freshKills.map(({ variantId }) => variantId)).toEqual(['v2', 'v1']);
  });

  test('brings the kills of its feed, which are old news', () => {
    const { identity, timestamp, data } = update(killed('v9'));
    const snapshot = metrics([], { real_time_feed: [{ identity, timestamp, data }] });
    const state = withSnapshot(emptyState, snapshot, 'replace');
    expect(state.kills.get('v9')).toMatchObject({ identity, sampleSize: 480 });
    expect(state.freshKills).toEqual([]);
  });
});

describe('a snapshot that refreshes', () => {
  test('keeps what ended while the page watched', () => {
    const state = withSnapshot(afterKill, metrics([activeVariant('v2')]), 'refresh');
    expect(state.variants.get('v1')?.status).toBe('killed');
    expect(state.kills.has('v1')).toBe(true);
    expect(state.milestones).toHaveLength(1);
  });

  test('drops what does not run any more, for whatever reason', () => {
    expect(ids(withSnapshot(start, metrics([activeVariant('v2')]), 'refresh'))).toEqual(['v2']);
  });

  test('has the last word on numbers', () => {
    const wrong = { ...start, summary: { ...start.summary, total_views: 7 } };
    const state = withSnapshot(wrong, metrics([activeVariant('v1', { views: 5000 })]), 'refresh');
    expect(state.summary.total_views).toBe(5000);
    expect(state.variants.get('v1')?.views).toBe(5000);
  });

  test('does not revive a variant that is known to be killed', () => {
    const state = withSnapshot(afterKill, metrics([activeVariant('v1')]), 'refresh');
    expect(state.variants.get('v1')?.status).toBe('killed');
  });

  test('does not let an old post return', () => {
    const changed = withUpdate(
      start,
      update(posted('v1', { content: 'New', updated_at: at('11:00:00') })),
    );
    const refreshed = withSnapshot(
      changed,
      metrics([activeVariant('v1', { content: 'New' })]),
      'refresh',
    );
    const state = withUpdate(
      refreshed,
      update(posted('v1', { content: 'Old', updated_at: at('10:00:00') })),
    );
    expect(state.variants.get('v1')?.content).toBe('New');
  });

  test('does not tell an event twice', () => {
    const told = update(killed('v1'), { timestamp: at('10:00:02') });
    const { identity, timestamp, data } = told;
    const state = withSnapshot(
      withUpdate(start, told),
      metrics([], { real_time_feed: [{ identity, timestamp, data }] }),
      'refresh',
    );
    expect(state.milestones).toHaveLength(1);
  });
});

describe('where there are more variants than a snapshot holds', () => {
  const many = (hours: number[]) =>
    hours.map((hour) => activeVariant(`h${hour}`, { posted_at: at(`0${hour}:00:00`) }));
  const cut = (hours: number[], active: number) => {
    const snapshot = metrics(many(hours));
    return { ...snapshot, summary: { ...snapshot.summary, active_variants: active } };
  };
  const listed = (state: DashboardState, hours: number[], complete = true) =>
    reduce(state, { kind: 'list', active: many(hours), complete });

  const first = withSnapshot(emptyState, cut([9, 8, 7], 6), 'replace');

  test('the longer list brings the rest', () => {
    expect(ids(listed(first, [9, 8, 7, 6, 5, 4]))).toEqual(['h4', 'h5', 'h6', 'h7', 'h8', 'h9']);
  });

  test('the next snapshot leaves the rest alone, but drops what it should hold', () => {
    const state = withSnapshot(listed(first, [9, 8, 7, 6, 5, 4]), cut([9, 7, 6], 5), 'refresh');
    expect(ids(state)).toEqual(['h4', 'h5', 'h6', 'h7', 'h9']);
  });

  test('the list does not undo what the page knows better', () => {
    const counts = update(counted('h9', 7777, 70, at('09:30:00')));
    const state = listed(withUpdate(withUpdate(first, counts), update(killed('h8'))), [9, 8, 7, 6]);
    expect(state.variants.get('h9')?.views).toBe(7777);
    expect(state.variants.get('h8')?.status).toBe('killed');
  });

  test('the average is worked out once all are there', () => {
    const state = listed(first, [9, 8, 7, 6, 5, 4]);
    expect(state.summary.avg_engagement_rate).toBeCloseTo(0.04);
  });
});

test('events stand in the order of their time, whatever order they came in', () => {
  const times = ['10:00:03', '10:00:01', '10:00:02'];
  const state = times.reduce(
    (before, time) => withUpdate(before, update(posted(`at ${time}`), { timestamp: at(time) })),
    start,
  );
  expect(state.milestones.map(({ timestamp }) => timestamp)).toEqual(
    ['10:00:03', '10:00:02', '10:00:01'].map(at),
  );
});

test('a flood of counts does not wash away what matters', () => {
  let state = afterKill;
  for (let i = 0; i < 300; i++) {
    state = withUpdate(
      state,
      update(counted('v2', 2000 + i, 50, at(`11:00:00.${String(i).padStart(3, '0')}`))),
    );
  }
  expect(state.milestones.map(({ data }) => data.event_type)).toEqual(['early_kill']);
  expect(state.performance).toHaveLength(50);
});

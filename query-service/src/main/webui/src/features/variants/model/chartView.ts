import { MOST_PINNED } from './pins';
import { type RangeId, rangeIds } from '../chart/ranges';

/** A stretch of the axis, in its seconds: since 1970, or since the post. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

export type Axis = 'clock' | 'age';

/** How a chart of courses is looked at. */
export interface CourseView {
  readonly range: RangeId;
  readonly axis: Axis;
  /** The part of the range that a person has dragged; null for all of it. */
  readonly zoom: Span | null;
  /** In numbers in place of lines. */
  readonly asTable: boolean;
}

export const chartTabs = ['course', 'deltas', 'calibration'] as const;
export type ChartTab = (typeof chartTabs)[number];

/** How the charts of a persona are looked at. */
export interface ChartView extends CourseView {
  readonly tab: ChartTab;
  /** Ids, in the order in which they were pinned. */
  readonly pins: readonly string[];
}

/** The same in an address: what is as usual is left out. */
export interface ChartAddress {
  readonly pins?: string | undefined;
  readonly range?: string | undefined;
  readonly axis?: string | undefined;
  readonly zoom?: string | undefined;
  readonly chart?: string | undefined;
  readonly as?: string | undefined;
}

const USUAL_RANGE: RangeId = '1h';

export function readChartView({ pins, range, axis, zoom, chart, as }: ChartAddress): ChartView {
  return {
    pins: readPins(pins),
    range: rangeIds.find((id) => id === range) ?? USUAL_RANGE,
    axis: axis === 'age' ? 'age' : 'clock',
    zoom: readSpan(zoom),
    tab: chartTabs.find((tab) => tab === chart) ?? 'course',
    asTable: as === 'table',
  };
}

export function writeChartView(view: ChartView): ChartAddress {
  return {
    pins: view.pins.length === 0 ? undefined : view.pins.map(escaped).join(','),
    range: view.range === USUAL_RANGE ? undefined : view.range,
    axis: view.axis === 'age' ? 'age' : undefined,
    zoom: view.zoom === null ? undefined : `${view.zoom.from}-${view.zoom.to}`,
    chart: view.tab === 'course' ? undefined : view.tab,
    as: view.asTable ? 'table' : undefined,
  };
}

/** Another range or axis has other parts. */
export function changed<View extends CourseView>(view: View, change: Partial<View>): View {
  const moved = change.range !== undefined || change.axis !== undefined;
  return { ...view, ...(moved ? { zoom: null } : {}), ...change };
}

function readPins(text: string | undefined): readonly string[] {
  const ids = (text ?? '').split(',').filter((id) => id !== '');
  return [...new Set(ids.map(unescaped))].slice(0, MOST_PINNED);
}

const SPAN = /^(\d{1,11})-(\d{1,11})$/;

function readSpan(text: string | undefined): Span | null {
  const [, from, to] = SPAN.exec(text ?? '') ?? [];
  const span = { from: Number(from), to: Number(to) };
  return span.from < span.to ? span : null;
}

/** Ids may hold the comma that stands between them. */
function escaped(id: string): string {
  return id.replaceAll('%', '%25').replaceAll(',', '%2C');
}

function unescaped(id: string): string {
  return id.replaceAll('%2C', ',').replaceAll('%25', '%');
}

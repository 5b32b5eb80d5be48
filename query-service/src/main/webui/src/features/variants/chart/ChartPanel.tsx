import { Tabs } from '@mantine/core';
import { lazy, Suspense, useId } from 'react';
import type { Variant } from '@/lib/model/variant';
import { chartTabs, type ChartView, type ChartTab } from '../model/chartView';
import classes from './ChartPanel.module.css';
import { ErChart } from './ErChart';

const DeltaChart = lazy(() => import('../predictions/DeltaChart'));
const CalibrationChart = lazy(() => import('../predictions/CalibrationChart'));

const HEIGHT = 148;

interface ChartPanelProps {
  readonly persona: string;
  /** What the course shows, in the order in which they were pinned. */
  readonly variants: readonly Variant[];
  /** All that the page follows. */
  readonly known: readonly Variant[];
  /** Whether a person chose them. */
  readonly chosen: boolean;
  readonly view: ChartView;
  readonly onView: (view: ChartView) => void;
  readonly onRemove: (variantId: string) => void;
}

/** The courses of a few variants side by side, and how predictions come out. */
export function ChartPanel(props: ChartPanelProps) {
  const { persona, variants, known, chosen, view, onView, onRemove } = props;
  const titleId = useId();
  const names: Readonly<Record<ChartTab, string>> = {
    course: chosen ? 'Pinned' : 'Most viewed',
    deltas: 'Deltas',
    calibration: 'Calibration',
  };
  const select = (name: string | null) => {
    onView({ ...view, tab: chartTabs.find((tab) => tab === name) ?? 'course' });
  };
  return (
    <section className={classes.panel} aria-labelledby={titleId} data-testid="chart">
      <h2 id={titleId} className={classes.title}>
        Engagement rates
      </h2>
      <Tabs value={view.tab} onChange={select} keepMounted={false}>
        <div className={classes.bar}>
          <Tabs.List aria-labelledby={titleId}>
            {chartTabs.map((tab) => (
              <Tabs.Tab
                key={tab}
                value={tab}
                title={tab === 'course' ? 'Pin posts with P to compare them' : undefined}
              >
                {names[tab]}
              </Tabs.Tab>
            ))}
          </Tabs.List>
          {view.tab !== 'course' && (
            <button
              type="button"
              className={classes.toggle}
              aria-pressed={view.asTable}
              onClick={() => {
                onView({ ...view, asTable: !view.asTable });
              }}
            >
              Table
            </button>
          )}
        </div>
        <Tabs.Panel value="course" className={classes.above}>
          <ErChart
            persona={persona}
            variants={variants}
            height={HEIGHT}
            view={view}
            onView={onView}
            legend
            onRemove={chosen ? onRemove : undefined}
          />
        </Tabs.Panel>
        <Tabs.Panel value="deltas" className={classes.other}>
          <Suspense fallback={<div style={{ height: HEIGHT }} />}>
            <DeltaChart variants={known} asTable={view.asTable} height={HEIGHT} />
          </Suspense>
        </Tabs.Panel>
        <Tabs.Panel value="calibration" className={classes.other}>
          <Suspense fallback={<div style={{ height: HEIGHT }} />}>
            <CalibrationChart persona={persona} asTable={view.asTable} height={HEIGHT} />
          </Suspense>
        </Tabs.Panel>
      </Tabs>
    </section>
  );
}

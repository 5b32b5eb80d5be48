import type uPlot from 'uplot';
import type { Variant } from '@/lib/model/variant';
import type { Axis } from '../model/chartView';
import type { Line } from './chartData';

type Place = readonly [number, number];

/** The dashed line of a prediction, and where the variant was killed. */
export function drawReferences(
  self: uPlot,
  variant: Variant,
  axis: Axis,
  line: string,
  kill: string,
): void {
  const { ctx, bbox } = self;
  within(self, () => {
    if (variant.predictedEr !== null) {
      const y = self.valToPos(variant.predictedEr, 'y', true);
      stroke(ctx, line, [6, 4], [bbox.left, y], [bbox.left + bbox.width, y]);
    }
    const killed = killTime(variant, axis);
    if (killed !== null) {
      const x = self.valToPos(killed, 'x', true);
      stroke(ctx, kill, [2, 2], [x, bbox.top], [x, bbox.top + bbox.height]);
      ctx.fillStyle = kill;
      const gap = 4 * devicePixelRatio;
      const left = x > bbox.left + bbox.width * 0.8;
      ctx.textAlign = left ? 'right' : 'left';
      ctx.fillText('killed', left ? x - gap : x + gap, bbox.top + 3 * gap);
    }
  });
}

/** Seconds of the axis at which a variant was killed; null where it was not, or nobody knows when. */
export function killTime({ status, endedAt, postedAt }: Variant, axis: Axis): number | null {
  if (status !== 'killed' || endedAt === null || (axis === 'age' && postedAt === null)) {
    return null;
  }
  const origin = axis === 'age' && postedAt !== null ? Date.parse(postedAt) : 0;
  return (Date.parse(endedAt) - origin) / 1000;
}

/** A hollow diamond where counts were corrected downwards, so that a fall of the line is not taken for one of the rate. */
export function drawCorrections(
  self: uPlot,
  times: readonly number[],
  { points }: Line,
  colour: string,
): void {
  const { ctx } = self;
  within(self, () => {
    points.forEach((point, place) => {
      if (point?.corrected !== true) {
        return;
      }
      const x = self.valToPos(times[place] ?? 0, 'x', true);
      const y = self.valToPos(point.total_engagement_rate, 'y', true);
      const half = 6 * devicePixelRatio;
      ctx.strokeStyle = colour;
      ctx.lineWidth = 2 * devicePixelRatio;
      ctx.setLineDash([]);
      ctx.beginPath();
      ctx.moveTo(x, y - half);
      ctx.lineTo(x + half, y);
      ctx.lineTo(x, y + half);
      ctx.lineTo(x - half, y);
      ctx.closePath();
      ctx.stroke();
    });
  });
}

function within(self: uPlot, draw: () => void): void {
  const { ctx, bbox } = self;
  ctx.save();
  ctx.beginPath();
  ctx.rect(bbox.left, bbox.top, bbox.width, bbox.height);
  ctx.clip();
  ctx.lineWidth = devicePixelRatio;
  draw();
  ctx.restore();
}

function stroke(
  ctx: CanvasRenderingContext2D,
  colour: string,
  dash: readonly number[],
  from: Place,
  to: Place,
): void {
  ctx.strokeStyle = colour;
  ctx.setLineDash(dash.map((length) => length * devicePixelRatio));
  ctx.beginPath();
  ctx.moveTo(...from);
  ctx.lineTo(...to);
  ctx.stroke();
}

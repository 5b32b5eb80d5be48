import { formatDateTime, formatRate } from '@/lib/format';
import { actualErOf, type Variant } from '@/lib/model/variant';
import { lineColour } from './lineColour';

const PADDING = 16;
const LINE = 20;

/** The drawn chart with a heading and its legend, on the ground of the page; null where nothing is drawn. */
export async function chartImage(
  figure: HTMLElement,
  persona: string,
  variants: readonly Variant[],
): Promise<Blob | null> {
  const plot = figure.querySelector('canvas');
  const image = document.createElement('canvas');
  const ctx = image.getContext('2d');
  if (plot === null || ctx === null) {
    return null;
  }
  const style = getComputedStyle(figure);
  const colour = (name: string) => style.getPropertyValue(name).trim();
  const scale = devicePixelRatio;
  const head = PADDING + 2 * LINE;
  image.width = plot.width + 2 * PADDING * scale;
  image.height = plot.height + (head + variants.length * LINE + PADDING) * scale;

  ctx.fillStyle = colour('--surface');
  ctx.fillRect(0, 0, image.width, image.height);
  ctx.drawImage(plot, PADDING * scale, head * scale);
  ctx.scale(scale, scale);
  const width = image.width / scale - 2 * PADDING;
  ctx.fillStyle = colour('--ink');
  ctx.font = `600 14px ${style.fontFamily}`;
  ctx.fillText(`Engagement rates of ${persona}`, PADDING, PADDING + 12, width);
  ctx.font = `12px ${style.fontFamily}`;
  ctx.fillStyle = colour('--ink-soft');
  const made = formatDateTime(new Date().toISOString());
  ctx.fillText(`${made}. Band: 95 %. Dashed: predicted.`, PADDING, PADDING + 30, width);
  variants.forEach((variant, index) => {
    const y = head + plot.height / scale + index * LINE + 12;
    ctx.fillStyle = colour(lineColour(index));
    ctx.fillRect(PADDING, y - 5, 14, 3);
    ctx.fillStyle = colour('--ink');
    const name = (variant.content ?? variant.id).slice(0, 120);
    const figures = `${formatRate(actualErOf(variant))}, predicted ${formatRate(variant.predictedEr)}`;
    ctx.fillText(`${name}: ${figures}`, PADDING + 22, y, width - 22);
  });
  return new Promise((done) => {
    image.toBlob(done);
  });
}

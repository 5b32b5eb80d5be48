/** The points in pixels as an SVG path, to a tenth of one; empty where there are none. */
export function curvePath(points: readonly (readonly [number, number])[]): string {
  const text = points.map(([x, y]) => `${x.toFixed(1)},${y.toFixed(1)}`).join('L');
  return text === '' ? '' : `M${text}`;
}

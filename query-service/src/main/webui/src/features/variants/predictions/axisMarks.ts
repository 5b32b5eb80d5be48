const MOST = 6;

/** Round rates from 0 up to what an axis has to show; the last one is its end. */
export function axisMarks(highest: number): readonly number[] {
  const rough = Math.max(highest, 1e-6) / (MOST - 1);
  const unit = 10 ** Math.floor(Math.log10(rough));
  const step = unit * ([1, 2, 5, 10].find((factor) => factor * unit >= rough) ?? 10);
  const count = Math.ceil(Math.max(highest, 1e-6) / step - 1e-9);
  return Array.from({ length: count + 1 }, (_, index) => Number((index * step).toPrecision(12)));
}

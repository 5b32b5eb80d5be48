/** What stands where there is no value. */
export const NONE = '–';

// The page speaks English, so its numbers do as well.
const locale = 'en';
const minus = '\u2212';

const percentFormat = new Intl.NumberFormat(locale, {
  style: 'percent',
  minimumFractionDigits: 2,
  maximumFractionDigits: 2,
});
const deltaFormat = new Intl.NumberFormat(locale, {
  style: 'percent',
  minimumFractionDigits: 1,
  maximumFractionDigits: 1,
  signDisplay: 'exceptZero',
});
const wholePercentFormat = new Intl.NumberFormat(locale, { style: 'percent' });
const countFormat = new Intl.NumberFormat(locale);
const compactFormat = new Intl.NumberFormat(locale, {
  notation: 'compact',
  maximumFractionDigits: 2,
});
const decimalFormat = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
const timeFormat = new Intl.DateTimeFormat(locale, { timeStyle: 'medium', hourCycle: 'h23' });
const dateTimeFormat = new Intl.DateTimeFormat(locale, {
  dateStyle: 'medium',
  timeStyle: 'medium',
  hourCycle: 'h23',
});

function present(format: (value: number) => string): (value: number | null) => string {
  return (value) => (value === null || !Number.isFinite(value) ? NONE : format(value));
}

/** `0.065` → `6.50%` */
export const formatRate = present((value) => percentFormat.format(value));

/** `-0.033` → `−3.3%` */
export const formatDelta = present((value) => deltaFormat.format(value).replace('-', minus));

/** `0.85` → `85%` */
export const formatShare = present((value) => wholePercentFormat.format(value));

/** `48000` → `48,000` */
export const formatCount = present((value) => countFormat.format(value));

/** `48000` → `48,000`, but `4800000` → `4.8M`: for the big figures, which have little room. */
export const formatTotal = present((value) =>
  (value < 1_000_000 ? countFormat : compactFormat).format(value),
);

/** `4.24` → `4.2 min`, from an hour on `1h 45m` */
export const formatMinutes = present((minutes) =>
  minutes < 60 ? `${decimalFormat.format(minutes)} min` : formatDuration(minutes * 60_000),
);

export function formatTime(instant: string | number): string {
  return timeFormat.format(new Date(instant));
}

export function formatDateTime(instant: string): string {
  return dateTimeFormat.format(new Date(instant));
}

/** `42s`, `17m`, `2h 05m`, `3d 4h`; clocks that disagree never make it negative. */
export function formatDuration(milliseconds: number): string {
  const seconds = Math.max(0, Math.floor(milliseconds / 1000));
  const minutes = Math.floor(seconds / 60);
  const hours = Math.floor(minutes / 60);
  if (minutes === 0) {
    return `${seconds}s`;
  }
  if (hours === 0) {
    return `${minutes}m`;
  }
  if (hours < 24) {
    return `${hours}h ${String(minutes % 60).padStart(2, '0')}m`;
  }
  return `${Math.floor(hours / 24)}d ${hours % 24}h`;
}

/** Words of strangers within a sentence of ours, kept from turning it around where they run from right to left. */
export function isolated(text: string): string {
  return `\u2068${text}\u2069`;
}

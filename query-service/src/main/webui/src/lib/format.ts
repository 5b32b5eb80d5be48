/** What stands where there is no value. */
export const NONE = '–';

// The page speaks English, so its numbers do as well.
const locale = 'en';
const minus = '\u2212';

// Stands between a number and its unit, and keeps the two on one line.
const gap = '\u00a0';

const percentFormat = new Intl.NumberFormat(locale, digits(2));
const roughPercentFormat = new Intl.NumberFormat(locale, digits(1));
const signedShareFormat = new Intl.NumberFormat(locale, {
  ...digits(0),
  signDisplay: 'exceptZero',
});
const deltaFormat = new Intl.NumberFormat(locale, { ...digits(1), signDisplay: 'exceptZero' });
const wholePercentFormat = new Intl.NumberFormat(locale, digits(0));
const countFormat = new Intl.NumberFormat(locale);
const compactFormat = new Intl.NumberFormat(locale, {
  notation: 'compact',
  maximumFractionDigits: 2,
});
const shortFormat = new Intl.NumberFormat(locale, {
  notation: 'compact',
  maximumFractionDigits: 1,
});
const timeFormat = new Intl.DateTimeFormat(locale, { timeStyle: 'medium', hourCycle: 'h23' });
const timeOfDayFormat = new Intl.DateTimeFormat(locale, { timeStyle: 'short', hourCycle: 'h23' });
const dateTimeFormat = new Intl.DateTimeFormat(locale, {
  dateStyle: 'medium',
  timeStyle: 'medium',
  hourCycle: 'h23',
});

function digits(fraction: number): Intl.NumberFormatOptions {
  return { minimumFractionDigits: fraction, maximumFractionDigits: fraction };
}

function inPercent(format: Intl.NumberFormat, value: number): string {
  return `${format.format(value * 100)}${gap}%`;
}

function present(format: (value: number) => string): (value: number | null) => string {
  return (value) => (value === null || !Number.isFinite(value) ? NONE : format(value));
}

/** `0.065` → `6.50 %` */
export const formatRate = present((value) => inPercent(percentFormat, value));

/** `0.0251` → `2.5 %`: within a sentence, where more digits would say more than is known. */
export const formatRoughRate = present((value) => inPercent(roughPercentFormat, value));

/** `0.049, 0.053` → `[4.9–5.3]`, in per cent like the rate that it follows. */
export function formatRange(low: number, high: number): string {
  return `[${roughPercentFormat.format(low * 100)}–${roughPercentFormat.format(high * 100)}]`;
}

/** `-0.033` → `−3.3 %` */
export const formatDelta = present((value) => inPercent(deltaFormat, value).replace('-', minus));

/** `-0.2` → `−20 %` */
export const formatSignedShare = present((value) =>
  inPercent(signedShareFormat, value).replace('-', minus),
);

/** `0.812` → `0.81`: by how much one thing is multiplied to be another. */
export const formatFactor = present((value) => percentFormat.format(value));

/** `0.85` → `85 %` */
export const formatShare = present((value) => inPercent(wholePercentFormat, value));

/** A share that is an estimate: `< 1 %` and `> 99 %` at the ends, because it is never quite 0 or 1. */
export const formatProbability = present((value) =>
  value < 0.005 ? `< 1${gap}%` : value > 0.995 ? `> 99${gap}%` : formatShare(value),
);

/** `48000` → `48,000` */
export const formatCount = present((value) => countFormat.format(value));

/** `4187` → `4,200`: two digits, because the number is an estimate. */
export const formatRoughCount = present((value) => {
  const unit = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(1, value))) - 1);
  return countFormat.format(Math.round(value / unit) * unit);
});

/** `48000` → `48,000`, but `4800000` → `4.8M`: for the big figures, which have little room. */
export const formatTotal = present((value) =>
  (value < 1_000_000 ? countFormat : compactFormat).format(value),
);

/** `4800` → `4,800`, but `48210` → `48.2K`: within a sentence that has little room. */
export const formatShortTotal = present((value) =>
  (value < 10_000 ? countFormat : shortFormat).format(value),
);

/** `0.25` → `15 s`, `4.2` → `4 min`, `105` → `1 h 45 min`: how long something took, within a sentence. */
export const formatElapsed = present((minutes) => {
  const seconds = Math.round(minutes * 60);
  if (seconds < 60) {
    return `${seconds}${gap}s`;
  }
  const whole = Math.round(minutes);
  const hours = Math.floor(whole / 60);
  if (hours === 0) {
    return `${whole}${gap}min`;
  }
  if (hours < 48) {
    return `${hours}${gap}h${whole % 60 === 0 ? '' : ` ${whole % 60}${gap}min`}`;
  }
  return `${Math.round(hours / 24)} days`;
});

export function formatTime(instant: string | number): string {
  return timeFormat.format(new Date(instant));
}

/** `17:31` */
export function formatTimeOfDay(instant: string | number): string {
  return timeOfDayFormat.format(new Date(instant));
}

/** `today (UTC)`, `today (New York time)`: a day is another one elsewhere. */
export function formatDay(day: string, zone: string | undefined): string {
  if (zone === undefined) {
    return day;
  }
  const city = zone.split('/').at(-1)?.replaceAll('_', ' ') ?? zone;
  return `${day} (${zone.includes('/') && !zone.startsWith('Etc/') ? `${city} time` : city})`;
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

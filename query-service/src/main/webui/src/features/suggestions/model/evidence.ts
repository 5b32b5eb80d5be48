import { formatCount, formatProbability, formatRate } from '@/lib/format';

export interface Fact {
  readonly name: string;
  readonly value: string;
}

const names: Readonly<Record<string, string>> = {
  actual_er: 'Actual rate',
  predicted_er: 'Predicted rate',
  pooled_er: 'Pooled rate',
  interval: 'True rate',
  others: 'Other posts',
  others_er: 'Rate of others',
  even_er: 'Rate at equal shares',
  shared_er: 'Rate at these shares',
  as_of: '',
  assumption: '',
  parameters_version: '',
};

/** The figures behind a suggestion, as far as they are figures: its shape depends on its type, and may be newer than the page. */
export function factsOf(evidence: Readonly<Record<string, unknown>>): readonly Fact[] {
  return Object.entries(evidence).flatMap(([key, value]) => {
    const name = names[key] ?? worded(key);
    const text = figure(key, value);
    return name === '' || text === null ? [] : [{ name, value: text }];
  });
}

/** `false_kill_rate` → `False kill rate` */
function worded(key: string): string {
  const words = key.replaceAll('_', ' ');
  return `${words.slice(0, 1).toUpperCase()}${words.slice(1)}`;
}

const RATE = /(^|_)(er|rate)(_|$)/;
/** Estimates, and what they are held against: of these nobody knows hundredths. */
const SHARE = /(^|_)(share|probability|threshold|score)(_|$)/;

function figure(key: string, value: unknown): string | null {
  if (typeof value === 'number') {
    const within = value >= 0 && value <= 1;
    if (within && RATE.test(key)) {
      return formatRate(value);
    }
    if (within && SHARE.test(key)) {
      return formatProbability(value);
    }
    return Number.isInteger(value) ? formatCount(value) : value.toPrecision(3);
  }
  if (typeof value === 'string') {
    return value.replaceAll('_', ' ');
  }
  if (isRange(value)) {
    return `${formatRate(value.low)} to ${formatRate(value.high)}`;
  }
  return null;
}

function isRange(value: unknown): value is { low: number; high: number } {
  return (
    typeof value === 'object' &&
    value !== null &&
    'low' in value &&
    'high' in value &&
    typeof value.low === 'number' &&
    typeof value.high === 'number'
  );
}

import type { UsualAtHour } from '@/lib/contract/metrics';
import { formatCount, formatRoughRate, formatShortTotal } from '@/lib/format';
import { sum } from '@/lib/sparkline';
import type { LastHour } from '../api/lastHour';

const MINUTE = 60_000;
const MINUTES = 60;

/** `1,240 last hour, usually 1,100`; null where neither is known. */
export function countsOfHour(
  minutes: readonly (number | null)[] | null,
  usual: number | null,
): string | null {
  return sentence(
    minutes === null ? null : formatShortTotal(sum(minutes)),
    usual,
    formatShortTotal,
  );
}

/** `5.1 % last hour, usually 5.3 %` */
export function rateOfHour(hour: LastHour | null, usual: number | null): string | null {
  const views = hour === null ? 0 : sum(hour.views);
  const rate =
    hour === null || views === 0
      ? null
      : formatRoughRate(Math.min(1, sum(hour.interactions) / views));
  return sentence(rate, usual, formatRoughRate);
}

function sentence(
  now: string | null,
  usual: number | null,
  format: (value: number) => string,
): string | null {
  if (now === null) {
    return usual === null ? null : `usually ${format(usual)} at this hour`;
  }
  return usual === null ? `${now} last hour` : `${now} last hour, usually ${format(usual)}`;
}

/** On what the word "usually" rests; undefined where nothing is usual. */
export function explanationOf(usual: UsualAtHour | null): string | undefined {
  return usual === null
    ? undefined
    : `Usual: the median at this hour of the day, over ${formatCount(usual.days)} of the last 14 days`;
}

/** How many of these times are within each of the 60 minutes up to now, oldest first. */
export function timesByMinute(times: Iterable<string>, now: number): readonly number[] {
  const minutes = Array.from({ length: MINUTES }, () => 0);
  const current = Math.floor(now / MINUTE);
  for (const time of times) {
    const place = MINUTES - 1 - (current - Math.floor(Date.parse(time) / MINUTE));
    if (place >= 0 && place < MINUTES) {
      minutes[place] = (minutes[place] ?? 0) + 1;
    }
  }
  return minutes;
}

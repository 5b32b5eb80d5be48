const DAY = 86_400;

const clock = new Intl.DateTimeFormat('en', { timeStyle: 'short', hourCycle: 'h23' });
const second = new Intl.DateTimeFormat('en', { timeStyle: 'medium', hourCycle: 'h23' });
const day = new Intl.DateTimeFormat('en', { day: 'numeric', month: 'short' });

/** What stands at the marks of an axis of time, in seconds since 1970: the hour, its seconds where they differ, or the day. */
export function clockLabels(times: readonly number[]): string[] {
  const step = (times[1] ?? 0) - (times[0] ?? 0);
  return times.map((time) => {
    const date = new Date(time * 1000);
    const midnight = date.getHours() === 0 && date.getMinutes() === 0;
    if (step >= DAY || (midnight && date.getSeconds() === 0)) {
      return day.format(date);
    }
    return (step % 60 === 0 ? clock : second).format(date);
  });
}

/** What stands at the marks of an axis of ages, in seconds: `0`, `45s`, `30m`, `2h`, `3d`. */
export function ageLabels(ages: readonly number[]): string[] {
  return ages.map((age) => {
    if (age === 0) {
      return '0';
    }
    if (age % 3_600 === 0) {
      return age % DAY === 0 ? `${age / DAY}d` : `${age / 3_600}h`;
    }
    return age % 60 === 0 ? `${age / 60}m` : `${age}s`;
  });
}

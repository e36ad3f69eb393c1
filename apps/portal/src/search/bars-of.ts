/** An hour with events, as the API tells it. */
export interface Hour {
  at: string;
  count: number;
}

/** Events between two times (epoch ms, the end exclusive). */
export interface Bar {
  from: number;
  to: number;
  count: number;
}

const hourMs = 3_600_000;

/** Hours put together into at most `max` bars of equal length, none left out between the first and the last. */
export function barsOf(hours: readonly Hour[], max: number): Bar[] {
  const times = hours.map(({ at }) => Date.parse(at));
  if (times.length === 0) return [];
  const first = Math.min(...times);
  const hoursInAll = (Math.max(...times) - first) / hourMs + 1;
  const step = Math.ceil(hoursInAll / max) * hourMs;
  const bars = Array.from({ length: Math.ceil((hoursInAll * hourMs) / step) }, (_, at) => ({
    from: first + at * step,
    to: first + (at + 1) * step,
    count: 0,
  }));
  for (const [at, { count }] of hours.entries())
    bars[Math.floor((times[at]! - first) / step)]!.count += count;
  return bars;
}

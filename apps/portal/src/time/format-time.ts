const utc = (options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat =>
  new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', hourCycle: 'h23', ...options });

const dayAndClock = utc({ day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' });
const clock = utc({ hour: '2-digit', minute: '2-digit' });
const exact = utc({
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
});
const day = utc({ day: 'numeric', month: 'short' });
const date = utc({ day: 'numeric', month: 'short', year: 'numeric' });

const formats = { dayAndClock, clock, exact, day, date };

export type TimeFormat = keyof typeof formats;

/** An instant in UTC, without the zone's name: `15 Mar 03:12`. */
export const formatTime = (at: string, format: TimeFormat = 'dayAndClock'): string => {
  const date = new Date(at);
  return Number.isNaN(date.getTime()) ? '–' : formats[format].format(date).replace(',', '');
};

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

/** Length of time in its two largest units: `12m`, `1h 20m`, `3d 4h`. */
export function formatAge(ms: number): string {
  if (ms < minuteMs) return `${Math.max(0, Math.floor(ms / 1000))}s`;
  if (ms < hourMs) return `${Math.floor(ms / minuteMs)}m`;
  const [unit, small, names] = ms < dayMs ? [hourMs, minuteMs, 'hm'] : [dayMs, hourMs, 'dh'];
  const rest = Math.floor((ms % unit) / small);
  return `${Math.floor(ms / unit)}${names[0]}${rest > 0 ? ` ${rest}${names[1]}` : ''}`;
}

/** Time since an instant, at `now` (epoch ms). */
export const formatSince = (at: string, now: number): string => formatAge(now - Date.parse(at));

export const minuteMs = 60_000;
export const hourMs = 60 * minuteMs;
export const dayMs = 24 * hourMs;

/** UTC time as the unified audit log prints it: seconds, no zone. */
export function auditTime(ms: number): string {
  return new Date(ms).toISOString().slice(0, 19);
}

/** UTC time as Graph prints it: seconds and a Z. */
export function graphTime(ms: number): string {
  return `${auditTime(ms)}Z`;
}

/** Midnight UTC of the day that holds the time. */
export function startOfDay(ms: number): number {
  return Math.floor(ms / dayMs) * dayMs;
}

/** 0 Sunday to 6 Saturday, in UTC. */
export function weekdayOf(ms: number): number {
  return new Date(ms).getUTCDay();
}

/** Hours that local time is ahead of UTC; summer time by the European rule, near enough for working hours. */
export function offsetHours(country: string, ms: number): number {
  const standard = standardOffsets[country] ?? 0;
  const date = new Date(ms);
  const month = date.getUTCMonth();
  const isSummer =
    month > 2 && month < 9
      ? true
      : month === 2
        ? isPastLastSunday(date)
        : month === 9 && !isPastLastSunday(date);
  return standard + (isSummer ? 1 : 0);
}

const standardOffsets: Readonly<Record<string, number>> = {
  GB: 0,
  IE: 0,
  PT: 0,
  DE: 1,
  ES: 1,
  NL: 1,
  FR: 1,
  BE: 1,
  IT: 1,
  CH: 1,
  AT: 1,
  US: -6,
  CA: -5,
};

function isPastLastSunday(date: Date): boolean {
  const lastOfMonth = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0));
  return date.getUTCDate() >= lastOfMonth.getUTCDate() - lastOfMonth.getUTCDay();
}

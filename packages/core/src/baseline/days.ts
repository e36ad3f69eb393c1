/** A UTC day as days since the epoch. */
export type Day = number;

export const dayMs = 86_400_000;
export const hourMs = 3_600_000;

/** Days of a baseline: d-91 ... d-2. An event must not make itself usual, and d-2 is complete at 24 h of lateness. */
export const baselineDays = 90;
export const baselineGapDays = 2;

export function dayOf(timeMs: number): Day {
  return Math.floor(timeMs / dayMs);
}

export function isoDay(day: Day): string {
  return new Date(day * dayMs).toISOString().slice(0, 10);
}

/** First and last day of the baseline of an event of this day. */
export function baselineRange(day: Day): { from: Day; to: Day } {
  return { from: day - baselineDays - 1, to: day - baselineGapDays };
}

import { dayMs } from '@nightjar/core';

/** Event time in epoch ms, both inclusive. */
export interface Span {
  from: number;
  to: number;
}

// What an agent did makes it foreign for 14 days, a breach counts those of 7 days, a sequence reaches 7 days.
const reachMs = 30 * dayMs;

/** A spray is over in hours. */
export const sprayReachMs = dayMs;

const minute = 60_000;
/** In which failures of many users count together. */
export const sprayWindowMs = 60 * minute;
/** Where an act without an address looks for its agent. */
export const anchorBeforeMs = 60 * minute;
export const anchorAfterMs = 10 * minute;

export function spanOf(times: readonly number[]): Span {
  let from = Infinity;
  let to = -Infinity;
  for (const time of times) {
    from = Math.min(from, time);
    to = Math.max(to, time);
  }
  return { from, to };
}

/** Breaches that may change when an act in the span does. */
export function reachedFrom({ from, to }: Span): Span {
  return { from: from - reachMs, to: to + reachMs };
}

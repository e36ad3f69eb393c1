import type { Day } from './days.ts';

/** Days of an episode may lie this far apart. */
const episodeGapDays = 3;

/** Of ascending days those that are chained to this one. */
export function episodeAround(days: readonly Day[], day: Day): readonly Day[] {
  const { from, to } = boundsAround(days, day);
  return days.slice(from, to);
}

export function countAround(days: readonly Day[], day: Day): number {
  const { from, to } = boundsAround(days, day);
  return to - from;
}

function boundsAround(days: readonly Day[], day: Day): { from: number; to: number } {
  let from = days.length;
  while (from > 0 && days[from - 1]! > day) from--;
  let to = from;
  for (let at = day; from > 0 && at - days[from - 1]! <= episodeGapDays;) at = days[--from]!;
  for (let at = day; to < days.length && days[to]! - at <= episodeGapDays;) at = days[to++]!;
  return { from, to };
}

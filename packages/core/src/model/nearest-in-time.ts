import { firstFrom } from './first-from.ts';

interface Timed {
  act: { time: number };
}

/**
 * Of things in order of time those between two moments, those nearest to one first; of two as near the earlier, of one
 * moment the first. Whoever looks for one stops early, so that thousands before thousands cost no square.
 */
export function* nearestInTime<Thing extends Timed>(
  things: readonly Thing[],
  around: { time: number; earliest: number; latest: number },
): Generator<Thing> {
  const { earliest, latest, time } = around;
  // Times are whole milliseconds.
  let right = firstFrom(things, time + 1, timeOf);
  let left = right - 1;
  for (;;) {
    const before = left >= 0 ? things[left]!.act.time : -Infinity;
    const after = right < things.length ? things[right]!.act.time : Infinity;
    if (before < earliest && after > latest) return;
    const isLeft = before >= earliest && (after > latest || time - before <= after - time);
    if (!isLeft) {
      yield things[right++]!;
      continue;
    }
    // Of one moment the first stands first, as on the other side.
    const first = firstFrom(things, before, timeOf);
    for (let at = first; at <= left; at++) yield things[at]!;
    left = first - 1;
  }
}

const timeOf = ({ act }: Timed): number => act.time;

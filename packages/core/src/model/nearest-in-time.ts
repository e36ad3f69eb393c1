import { firstFrom } from './first-from.ts';

interface Timed {
  act: { time: number };
}

/**
 * Of things in order of time those between two moments, those nearest to one first; of two as near the earlier.
 * Whoever looks for one stops early, so that thousands before thousands cost no square.
 */
export function* nearestInTime<Thing extends Timed>(
  things: readonly Thing[],
  around: { time: number; earliest: number; latest: number },
): Generator<Thing> {
  const { earliest, latest, time } = around;
  // Times are whole milliseconds.
  let right = firstFrom(things, time + 1, ({ act }) => act.time);
  let left = right - 1;
  for (;;) {
    const before = left >= 0 ? things[left]!.act.time : -Infinity;
    const after = right < things.length ? things[right]!.act.time : Infinity;
    if (before < earliest && after > latest) return;
    const isLeft = before >= earliest && (after > latest || time - before <= after - time);
    yield isLeft ? things[left--]! : things[right++]!;
  }
}

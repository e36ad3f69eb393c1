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
  let right = firstAfter(things, time);
  let left = right - 1;
  for (;;) {
    const before = left >= 0 ? things[left]!.act.time : -Infinity;
    const after = right < things.length ? things[right]!.act.time : Infinity;
    if (before < earliest && after > latest) return;
    const isLeft = before >= earliest && (after > latest || time - before <= after - time);
    yield isLeft ? things[left--]! : things[right++]!;
  }
}

function firstAfter(things: readonly Timed[], time: number): number {
  let [low, high] = [0, things.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (things[middle]!.act.time <= time) low = middle + 1;
    else high = middle;
  }
  return low;
}

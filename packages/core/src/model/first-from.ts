/** Of things in order of time where the first stands that is not before; their number: all are. */
export function firstFrom<Thing>(
  things: readonly Thing[],
  time: number,
  timeOf: (thing: Thing) => number,
): number {
  let [low, high] = [0, things.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (timeOf(things[middle]!) < time) low = middle + 1;
    else high = middle;
  }
  return low;
}

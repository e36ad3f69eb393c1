/** A breach, which group it was put in, and which story it is of; null: nothing bad happened. */
export interface Placed {
  group: string;
  story: string | null;
}

/** Pairs of breaches of which one at least is of a story. */
export interface PairCounts {
  /** In one group. */
  together: number;
  /** Of one story. */
  alike: number;
  /** Both. */
  right: number;
}

/** Counts pairs without looking at each. */
export function countPairs(placed: readonly Placed[]): PairCounts {
  const pairs = (size: number): number => (size * (size - 1)) / 2;
  const sizes = (of: Iterable<readonly Placed[]>): number[] => [...of].map(({ length }) => length);
  const told = placed.filter(({ story }) => story !== null);
  const groups = Map.groupBy(placed, ({ group }) => group).values();
  const together = [...groups].map(
    (own) => pairs(own.length) - pairs(own.filter(({ story }) => story === null).length),
  );
  const alike = sizes(Map.groupBy(told, ({ story }) => story).values()).map(pairs);
  const right = sizes(
    Map.groupBy(told, ({ group, story }) => JSON.stringify([group, story])).values(),
  ).map(pairs);
  const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);
  return { together: sum(together), alike: sum(alike), right: sum(right) };
}

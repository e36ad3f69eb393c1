/** A number of places, each held by one at a time; who waits is served in order. */
export type Slots = { take(): Promise<void>; free(): void };

export const makeSlots = (count: number): Slots => {
  let left = count;
  const waiting: (() => void)[] = [];
  return {
    take: () => {
      if (left > 0) {
        left -= 1;
        return Promise.resolve();
      }
      return new Promise((resolve) => waiting.push(resolve));
    },
    free: () => {
      const next = waiting.shift();
      if (next === undefined) left += 1;
      else next();
    },
  };
};

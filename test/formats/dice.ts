/** Numbers from 0 up to 1. */
export type Dice = () => number;

/** Chance by its seed: the same numbers for the same seed (mulberry32). */
export function rollFrom(seed: number): Dice {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A whole number from 0 up to, and without, `end`. */
export function below(end: number, dice: Dice): number {
  return Math.floor(dice() * end);
}

export function pick<Value>(values: readonly Value[], dice: Dice): Value {
  return values[below(values.length, dice)]!;
}

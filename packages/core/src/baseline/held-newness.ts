import { type Feature, features, getFeature } from '../feature/index.ts';
import { baselineRange, type Day } from './days.ts';
import type { NewnessCounter } from './newness.ts';

const heldMax = 50_000;

/** What was counted of a subject and feature as of a day: it is the same for all values that are asked for. */
export class HeldNewness {
  readonly #counter: NewnessCounter;
  readonly #days = new Map<Day, Map<number, readonly number[]>>();
  #size = 0;

  constructor(counter: NewnessCounter) {
    this.#counter = counter;
  }

  of(subject: number, feature: Feature, day: Day): readonly number[] {
    let counts = this.#days.get(day);
    if (!counts) this.#days.set(day, (counts = new Map()));
    const key = subject * features.length + getFeature(feature).number;
    const held = counts.get(key);
    if (held) return held;
    const counted = this.#counter.count(subject, feature, baselineRange(day));
    counts.set(key, counted);
    // Dropped whole when full, so that it does not grow with what is scored.
    if (++this.#size >= heldMax) this.clear();
    return counted;
  }

  clear(): void {
    this.#days.clear();
    this.#size = 0;
  }
}

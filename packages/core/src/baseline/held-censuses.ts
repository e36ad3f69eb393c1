import type { Census } from './census.ts';
import type { Day } from './days.ts';

/** Of all censuses together: numbers, 4 bytes each. */
const numbersMax = 8_000_000;
const heldMin = 4;

/** Censuses by the day of the act that asks, the latest asked for: acts come nearly in the order of time. */
export class HeldCensuses {
  readonly #take: (day: Day) => Census;
  readonly #held = new Map<Day, Census>();

  constructor(take: (day: Day) => Census) {
    this.#take = take;
  }

  of(day: Day): Census {
    const held = this.#held.get(day);
    if (held) return held;
    const taken = this.#take(day);
    const max = Math.max(heldMin, numbersMax / (2 * taken.users.length + 1));
    for (const oldest of this.#held.keys()) {
      if (this.#held.size < max) break;
      this.#held.delete(oldest);
    }
    this.#held.set(day, taken);
    return taken;
  }

  clear(): void {
    this.#held.clear();
  }
}

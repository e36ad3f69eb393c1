import type { Act } from '@nightjar/core';

const hourMs = 3_600_000;

/** Failed sign-ins of a subject's day by the hour; one that two feeds tell is one. */
export class FailureHours {
  readonly #hours = new Map<number, Set<string>>();

  add(act: Act): void {
    const hour = Math.floor(act.time / hourMs);
    const failures = this.#hours.get(hour) ?? new Set();
    this.#hours.set(hour, failures.add(act.correlation ?? act.id));
  }

  busiest(): number {
    return Math.max(0, ...[...this.#hours.values()].map(({ size }) => size));
  }
}

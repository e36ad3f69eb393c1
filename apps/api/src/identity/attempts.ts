/** How often a key may fail within the window. */
export interface AttemptLimit {
  failuresMax: number;
  windowMs: number;
  /** Keys remembered; the oldest goes first. */
  keysMax: number;
}

/** Failed tries by key, such as an address or an e-mail address. */
export class Attempts {
  readonly #limit: AttemptLimit;
  readonly #failures = new Map<string, number[]>();

  constructor(limit: AttemptLimit) {
    this.#limit = limit;
  }

  /** Counts a try before its work, so that many at once do not slip through; ms to wait when refused. */
  begin(key: string, now: number): number {
    const recent = (this.#failures.get(key) ?? []).filter((at) => at > now - this.#limit.windowMs);
    if (recent.length >= this.#limit.failuresMax) return recent[0]! + this.#limit.windowMs - now;
    this.#failures.delete(key);
    this.#failures.set(key, [...recent, now]);
    if (this.#failures.size > this.#limit.keysMax)
      this.#failures.delete(this.#failures.keys().next().value!);
    return 0;
  }

  /** The try succeeded: the key's failures are forgotten. */
  forget(key: string): void {
    this.#failures.delete(key);
  }

  /** The try succeeded: it counts no longer, earlier failures of others do. */
  takeBack(key: string, at: number): void {
    const tries = this.#failures.get(key) ?? [];
    const index = tries.lastIndexOf(at);
    if (index >= 0) tries.splice(index, 1);
  }
}

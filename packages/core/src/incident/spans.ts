import { firstFrom } from '../model/first-from.ts';
import type { Breach } from '../model/types.ts';

type Span = Pick<Breach, 'time' | 'endTime'>;

/** Spans of time, asked whether any is near another: thousands of breaches of one subject must not cost their square. */
export class Spans {
  readonly #spans: readonly Span[];
  /** By place the latest end of those up to there. */
  readonly #ends: readonly number[];

  constructor(spans: readonly Span[]) {
    this.#spans = spans.toSorted((a, b) => a.time - b.time);
    let latest = -Infinity;
    this.#ends = this.#spans.map(({ endTime }) => (latest = Math.max(latest, endTime)));
  }

  isAnyWithin(ms: number, { time, endTime }: Span): boolean {
    const begun = firstFrom(this.#spans, endTime + ms + 1, (span) => span.time);
    return begun > 0 && this.#ends[begun - 1]! >= time - ms;
  }
}

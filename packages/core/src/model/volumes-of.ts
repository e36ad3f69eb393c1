import { hourMs } from '../baseline/days.ts';
import type { Act } from '../entity/types.ts';
import { type Rate, rates, ratesOf } from '../feature/index.ts';
import type { Volumes } from './hit-test.ts';

/** How many acts of each kind that counts only in a crowd the hours hold, of acts that are all at hand. */
export function volumesOf(acts: Iterable<Act>): Volumes {
  const volumes = new CrowdCounter();
  for (const act of acts) volumes.add(act);
  return volumes.volumes();
}

/** Counts acts one after the other; each is to come once. Of an export some 30 bytes an hour and kind are held. */
export class CrowdCounter {
  /** By subject; hour and rate are one number. */
  readonly #counts = new Map<string, Map<number, number>>();

  add(act: Act): void {
    const { metric, subject, time, operation } = act;
    if (subject === null) return;
    for (const { name, bulk, amount } of ratesOf(metric)) {
      // A sensor names connections alike, let in or refused.
      if (bulk?.includes(operation) !== true || amount(act) === 0) continue;
      let counts = this.#counts.get(subject);
      if (!counts) this.#counts.set(subject, (counts = new Map()));
      const key = keyOf(name, Math.floor(time / hourMs));
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
  }

  volumes(): Volumes {
    return (subject, rate, hour) => this.#counts.get(subject)?.get(keyOf(rate, hour)) ?? 0;
  }
}

const numbers = new Map(rates.map((rate, number) => [rate, number]));

function keyOf(rate: Rate, hour: number): number {
  return hour * rates.length + numbers.get(rate)!;
}

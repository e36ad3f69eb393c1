import { hourMs } from '../baseline/days.ts';
import type { Act } from '../entity/types.ts';
import { ratesOf } from '../feature/index.ts';
import type { Volumes } from './hit-test.ts';

/** How many acts of each kind that counts only in a crowd the hours hold, of acts that are all at hand. */
export function volumesOf(acts: Iterable<Act>): Volumes {
  const volumes = new CrowdCounter();
  for (const act of acts) volumes.add(act);
  return volumes.volumes();
}

/** Counts acts one after the other; each is to come once. */
export class CrowdCounter {
  readonly #counts = new Map<string, number>();

  add(act: Act): void {
    const { metric, subject, time, operation } = act;
    if (subject === null) return;
    for (const { name, bulk, amount } of ratesOf(metric)) {
      // A sensor names connections alike, let in or refused.
      if (bulk?.includes(operation) !== true || amount(act) === 0) continue;
      const key = `${subject}|${name}|${Math.floor(time / hourMs)}`;
      this.#counts.set(key, (this.#counts.get(key) ?? 0) + 1);
    }
  }

  volumes(): Volumes {
    return (subject, rate, hour) => this.#counts.get(`${subject}|${rate}|${hour}`) ?? 0;
  }
}

import {
  type BaselineNeeds,
  dayOf,
  isoDay,
  ScoreMemo,
  StoredCounts,
  TenantBaseline,
  type BaselineDay,
  type Day,
} from '@nightjar/core';
import { listBaselineCounts, listBaselineDays, type TenantTx } from '@nightjar/db';

// What one batch showed the next one shows again; more is forgotten, and read again when it is asked for.
const scoresMax = 10_000;
const subjectsMax = 10_000;
const countsMax = 50_000;
/** Acts of two days after the last closed one ask. */
const askedAfterDays = 2;

/** What is usual in a tenant as of closed days `from` to `to`: read for those who are asked about, when they are. */
export class Usual {
  readonly from: Day;
  readonly to: Day;
  readonly memo = new ScoreMemo(scoresMax);
  #counts = new StoredCounts();
  #baseline = new TenantBaseline(this.#counts);
  #subjects = new Set<string>();

  constructor({ from, to }: { from: Day; to: Day }) {
    this.from = from;
    this.to = to;
  }

  get baseline(): TenantBaseline {
    return this.#baseline;
  }

  /** Reads what is needed and not known yet; nothing may have changed since the last time. */
  async read(tx: TenantTx, needs: BaselineNeeds): Promise<void> {
    if (this.#subjects.size > subjectsMax || this.#counts.size > countsMax) this.#forget();
    const subjects = [...needs.subjects].filter((one) => !this.#subjects.has(one));
    if (subjects.length > 0) await this.#readDays(tx, subjects);
    needs.addPeers(this.#baseline);
    const names = [...needs.counts].filter((name) => !this.#counts.has(name));
    if (names.length > 0) await this.#readCounts(tx, names);
  }

  #forget(): void {
    this.#counts = new StoredCounts();
    this.#baseline = new TenantBaseline(this.#counts);
    this.#subjects = new Set();
  }

  async #readDays(tx: TenantTx, entities: readonly string[]): Promise<void> {
    const span = { from: isoDay(this.from), to: isoDay(this.to) };
    for (const { packed } of await listBaselineDays(tx, { ...span, entities }))
      this.#baseline.put(packed as BaselineDay);
    for (const entity of entities) this.#subjects.add(entity);
  }

  async #readCounts(tx: TenantTx, names: readonly string[]): Promise<void> {
    const span = { from: isoDay(this.from), to: isoDay(this.to + askedAfterDays) };
    const rows = await listBaselineCounts(tx, { ...span, names });
    const found = Map.groupBy(rows, ({ name }) => name);
    for (const name of names) {
      const changes = (found.get(name) ?? []).map(({ amount, day }) => ({
        day: dayOf(Date.parse(day)),
        amount,
      }));
      this.#counts.put(name, changes);
    }
  }
}

import { isoDay, ScoreMemo, TenantBaseline, type BaselineDay, type Day } from '@nightjar/core';
import { listBaselineDays, listMarked, type TenantTx } from '@nightjar/db';

/** What is usual in a tenant, and what was told from it so far. */
export interface Usual {
  baseline: TenantBaseline;
  memo: ScoreMemo;
}

interface Cached extends Usual {
  from: Day;
  to: Day;
  /** Of the (tenant, baseline) row once the batch is marked that was handled with this. */
  revision: number;
  batchId: string;
}

export interface CacheQuestion {
  batchId: string;
  /** Of the locked row. */
  revision: number;
  /** Closed days that are looked at, both inclusive. */
  from: Day;
  to: Day;
}

const tenantsMax = 64;
// Of each tenant a few megabytes: what one batch showed the next one shows again.
const scoresMax = 10_000;

/** What is usual in each tenant, read-only; dropped on any doubt, since the rows have it all. */
export class BaselineCache {
  readonly #tenants = new Map<string, Cached>();

  /** Call it under the stage's lock. */
  async usualFor(tx: TenantTx, question: CacheQuestion): Promise<Usual> {
    const known = this.#tenants.get(tx.tenantId);
    this.#tenants.delete(tx.tenantId);
    const stands = known !== undefined && (await isCurrent(tx, known, question));
    const from = Math.min(question.from, stands ? known.from : question.from);
    const to = Math.max(question.to, stands ? known.to : question.to);
    const isWideEnough = stands && from === known.from && to === known.to;
    const { baseline, memo } = isWideEnough
      ? known
      : { baseline: await loadBaseline(tx, from, to), memo: new ScoreMemo(scoresMax) };
    const { batchId, revision } = question;
    const cached = { baseline, memo, from, to, batchId, revision: revision + 1 };
    this.#tenants.set(tx.tenantId, cached);
    for (const tenantId of this.#tenants.keys()) {
      if (this.#tenants.size > tenantsMax) this.#tenants.delete(tenantId);
    }
    return cached;
  }
}

// The revision alone will not do: where our own transaction was rolled back, somebody else may have
// closed a day and brought the row to the number that we had expected.
async function isCurrent(tx: TenantTx, known: Cached, question: CacheQuestion): Promise<boolean> {
  if (known.revision !== question.revision) return false;
  return (await listMarked(tx, 'baseline', [known.batchId])).has(known.batchId);
}

/** The closed days of [from, to] as the core looks at them. */
export async function loadBaseline(tx: TenantTx, from: Day, to: Day): Promise<TenantBaseline> {
  const baseline = new TenantBaseline();
  for (const { packed } of await listBaselineDays(tx, { from: isoDay(from), to: isoDay(to) })) {
    baseline.put(packed as BaselineDay);
  }
  return baseline;
}

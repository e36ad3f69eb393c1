import type { Day } from '@nightjar/core';
import { listMarked, type TenantTx } from '@nightjar/db';
import { Usual } from './usual.ts';

interface Cached {
  usual: Usual;
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

/** What is usual in each tenant, as far as batches asked for it; dropped on any doubt, since the rows have it all. */
export class BaselineCache {
  readonly #tenants = new Map<string, Cached>();

  /** Call it under the stage's lock. */
  async usualFor(tx: TenantTx, question: CacheQuestion): Promise<Usual> {
    const known = this.#tenants.get(tx.tenantId);
    this.#tenants.delete(tx.tenantId);
    const stands = known !== undefined && (await isCurrent(tx, known, question));
    const { batchId, revision } = question;
    const from = Math.min(question.from, stands ? known.usual.from : question.from);
    const to = Math.max(question.to, stands ? known.usual.to : question.to);
    const isWideEnough = stands && from === known.usual.from && to === known.usual.to;
    const usual = isWideEnough ? known.usual : new Usual({ from, to });
    this.#tenants.set(tx.tenantId, { usual, batchId, revision: revision + 1 });
    for (const tenantId of this.#tenants.keys()) {
      if (this.#tenants.size > tenantsMax) this.#tenants.delete(tenantId);
    }
    return usual;
  }
}

// The revision alone will not do: where our own transaction was rolled back, somebody else may have
// closed a day and brought the row to the number that we had expected.
async function isCurrent(tx: TenantTx, known: Cached, question: CacheQuestion): Promise<boolean> {
  if (known.revision !== question.revision) return false;
  return (await listMarked(tx, 'baseline', [known.batchId])).has(known.batchId);
}

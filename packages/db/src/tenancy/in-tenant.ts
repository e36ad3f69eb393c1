import type { TenantId } from '@nightjar/core';
import { internalsOf, type Database } from './open-database.ts';
import { setContext, transact, type Tx } from './transact.ts';

/** A transaction within one tenant: it sees and changes that tenant's rows only. */
export interface TenantTx extends Tx {
  readonly tenantId: TenantId;
}

/** Runs `work` as one transaction within a tenant; see `transact` for retries. */
export function inTenant<T>(
  db: Database,
  tenantId: TenantId,
  work: (tx: TenantTx) => Promise<T>,
): Promise<T> {
  const { sign } = internalsOf(db);
  return transact(
    db,
    () => sign('one', [tenantId]),
    (tx) => work({ ...tx, tenantId }),
  );
}

/**
 * Runs `work` once for each tenant, in sorted order, each in its own tenant's context, all in one
 * transaction: one commit for many small batches. If any rejects, none is kept.
 */
export function inEachTenant<T>(
  db: Database,
  tenantIds: readonly TenantId[],
  work: (tx: TenantTx) => Promise<T>,
): Promise<T[]> {
  const { sign } = internalsOf(db);
  const sorted = [...new Set(tenantIds)].sort();
  return transact(
    db,
    () => '',
    async (tx) => {
      const results: T[] = [];
      for (const tenantId of sorted) {
        await setContext(tx, sign('one', [tenantId]));
        results.push(await work({ ...tx, tenantId }));
      }
      return results;
    },
  );
}

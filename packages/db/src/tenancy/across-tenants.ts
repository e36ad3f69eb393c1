import type { Scope } from '@nightjar/core';
import { internalsOf, type Database } from './open-database.ts';
import { transact, type Tx } from './transact.ts';

/** A transaction that reads the tenants of a scope and can change nothing. */
export interface ScopeTx extends Tx {
  readonly scope: Scope;
}

/** Runs `work` as one read-only transaction across tenants. `db` must be opened as `reader`. */
export async function acrossTenants<T>(
  db: Database,
  scope: Scope,
  work: (tx: ScopeTx) => Promise<T>,
): Promise<T> {
  if (db.role !== 'reader') throw new Error('Only the role reader may read across tenants.');
  const { sign } = internalsOf(db);
  return transact(
    db,
    () => sign('many', scope.tenantIds),
    (tx) => work({ ...tx, scope }),
  );
}

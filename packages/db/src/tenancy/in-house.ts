import { internalsOf, type Database } from './open-database.ts';
import { transact, type Tx } from './transact.ts';

/** A transaction without a tenant: tables of the house only, tenant tables are empty to it. */
export interface HouseTx extends Tx {
  readonly house: true;
}

/** Runs `work` as one transaction on the tables of the house (people, sessions, tenants). */
export function inHouse<T>(db: Database, work: (tx: HouseTx) => Promise<T>): Promise<T> {
  return transact(
    db,
    () => '',
    (tx) => work({ ...tx, house: true }),
  );
}

/** A transaction that sees ids and marks of every tenant, and nothing else. */
export interface SweepTx extends Tx {
  readonly sweeping: true;
}

/** Runs `work` over the ids and marks of every tenant. `db` must be opened as `sweeper`. */
export async function whileSweeping<T>(
  db: Database,
  work: (tx: SweepTx) => Promise<T>,
): Promise<T> {
  if (db.role !== 'sweeper') throw new Error('Only the role sweeper may sweep.');
  const { sign } = internalsOf(db);
  return transact(
    db,
    () => sign('sweep', []),
    (tx) => work({ ...tx, sweeping: true }),
  );
}

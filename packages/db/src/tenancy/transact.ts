import type { PoolClient, QueryConfig } from 'pg';
import { ConnectionLost, isConflict, isOutdatedPlan } from './faults.ts';
import { internalsOf, type Database } from './open-database.ts';

/** A running transaction. Valid only inside the callback that received it. */
export interface Tx {
  /** Rows of one statement; `$1` ... stand for `params`. */
  query<Row extends object = Record<string, unknown>>(
    sql: string,
    params?: readonly unknown[],
  ): Promise<Row[]>;
  /**
   * The same, planned once a connection: planning under policies takes longer than finding a few rows by their keys. For
   * statements whose best way is the same whatever the values.
   */
  queryPlanned: Tx['query'];
}

// Postgres knows a prepared statement by its name, on each connection.
const names = new Map<string, string>();

function nameOf(sql: string): string {
  const name = names.get(sql) ?? `s${names.size}`;
  names.set(sql, name);
  return name;
}

const attemptsMax = 3;

/**
 * Runs `work` in a transaction whose first statement sets `context` (empty: none, tenant tables are empty).
 * Commits when it resolves, rolls back when it rejects. After a deadlock or serialization failure the
 * whole work runs again, three times at most: that is safe because Postgres rolled back, and `work` must
 * leave no trace outside its transaction. A lost connection (ConnectionLost) is never retried: at commit
 * its outcome is unknown, and the caller's marks decide.
 */
export async function transact<T>(
  db: Database,
  signedContext: () => string,
  work: (tx: Tx) => Promise<T>,
): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await attemptOnce(db, signedContext(), work);
    } catch (fault) {
      if (attempt === attemptsMax || !isConflict(fault)) throw fault;
    }
  }
}

async function attemptOnce<T>(
  db: Database,
  context: string,
  work: (tx: Tx) => Promise<T>,
): Promise<T> {
  const client = await internalsOf(db)
    .pool.connect()
    .catch((fault: unknown) => Promise.reject(new ConnectionLost(fault)));
  let broken: Error | undefined;
  const noteBreak = (fault: Error): void => {
    broken = fault;
  };
  client.on('error', noteBreak);
  let isOpen = true;
  try {
    await client.query('begin');
    const tx = txOn(client, () => isOpen);
    await setContext(tx, context);
    const result = await work(tx);
    isOpen = false;
    await client.query('commit');
    return result;
  } catch (fault) {
    isOpen = false;
    await client.query('rollback').catch(noteBreak);
    const isLost = broken !== undefined;
    // What was planned on this connection fits the tables no more: another one plans anew.
    if (isOutdatedPlan(fault)) broken ??= fault;
    throw isLost ? new ConnectionLost(fault) : fault;
  } finally {
    client.off('error', noteBreak);
    client.release(broken);
  }
}

function txOn(client: PoolClient, isOpen: () => boolean): Tx {
  const ask = async (query: QueryConfig): Promise<never[]> => {
    if (!isOpen()) throw new Error('This transaction has ended.');
    return (await client.query(query)).rows as never[];
  };
  return {
    query: (text, values = []) => ask({ text, values: [...values] }),
    queryPlanned: (text, values = []) => ask({ name: nameOf(text), text, values: [...values] }),
  };
}

/**
 * Sets a context for the rest of the running transaction, and no longer. As a parameter: the text of a
 * statement can be read in pg_stat_activity by every session of the same role, and so could be stolen.
 */
export async function setContext(tx: Tx, context: string): Promise<void> {
  await tx.queryPlanned(`select set_config('nightjar.context', $1, true)`, [context]);
}

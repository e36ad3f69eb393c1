import { ConnectionLost, isConflict } from './faults.ts';
import { internalsOf, type Database } from './open-database.ts';

/** A running transaction. Valid only inside the callback that received it. */
export interface Tx {
  /** Rows of one statement; `$1` ... stand for `params`. */
  query<Row extends object = Record<string, unknown>>(
    sql: string,
    params?: readonly unknown[],
  ): Promise<Row[]>;
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
    const tx: Tx = {
      query: async (sql, params) => {
        if (!isOpen) throw new Error('This transaction has ended.');
        return (await client.query(sql, params as unknown[] | undefined)).rows;
      },
    };
    await setContext(tx, context);
    const result = await work(tx);
    isOpen = false;
    await client.query('commit');
    return result;
  } catch (fault) {
    isOpen = false;
    await client.query('rollback').catch(noteBreak);
    throw broken === undefined ? fault : new ConnectionLost(fault);
  } finally {
    client.off('error', noteBreak);
    client.release(broken);
  }
}

/**
 * Sets a context for the rest of the running transaction, and no longer. As a parameter: the text of a
 * statement can be read in pg_stat_activity by every session of the same role, and so could be stolen.
 */
export async function setContext(tx: Tx, context: string): Promise<void> {
  await tx.query(`select set_config('nightjar.context', $1, true)`, [context]);
}

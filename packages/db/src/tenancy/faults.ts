import pg from 'pg';

/** Thrown by a query whose premise another transaction took away: rolls back and runs the work again. */
export class TransactionConflict extends Error {
  override name = 'TransactionConflict';
}

/** The connection was lost or could not be had; at commit, nobody knows whether it was done. */
export class ConnectionLost extends Error {
  override name = 'ConnectionLost';
  constructor(fault: unknown) {
    super(fault instanceof Error ? fault.message : String(fault), { cause: fault });
  }
}

const stateOf = (fault: unknown): string =>
  (fault instanceof pg.DatabaseError ? fault.code : undefined) ?? '';

/** A table changed since the statement was planned, by a migration under a running process. */
export const isOutdatedPlan = (fault: unknown): fault is pg.DatabaseError =>
  fault instanceof pg.DatabaseError && fault.routine === 'RevalidateCachedQuery';

/** Rolled back for another's sake: the same work may succeed when run again. */
export function isConflict(fault: unknown): boolean {
  if (fault instanceof TransactionConflict || isOutdatedPlan(fault)) return true;
  return ['40001', '40P01'].includes(stateOf(fault));
}

// Classes of SQLSTATE: conflict, out of resources, row in use, cancelled or shut down, system.
const passingClasses = ['40', '53', '55', '57', '58'];

/** Whether a transaction failed for what passes by itself, and not for what it was to do. */
export function isPassing(fault: unknown): boolean {
  if (fault instanceof ConnectionLost || isConflict(fault)) return true;
  return passingClasses.includes(stateOf(fault).slice(0, 2));
}

// Classes of SQLSTATE: data, integrity, limits such as that of an index row.
const refusingClasses = ['22', '23', '54'];

/** Whether it was the values that the database refused: it will refuse the same ones again. */
export function isRefusal(fault: unknown): boolean {
  return refusingClasses.includes(stateOf(fault).slice(0, 2));
}

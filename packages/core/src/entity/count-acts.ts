/** What tells which act a record is of. */
export interface ToldAct {
  id: string;
  operation: string;
  /** Request id by which two feeds report one act. */
  correlation: string | null;
  /** The feed; null where it is not known. */
  source?: string | null;
  /** Acts that the record stands for. */
  count?: number;
}

const signIn = /^(?:userlog(?:gedin|infailed)|.*\bsign-in)$/i;

/** One key for the records in which two feeds tell one act, whatever each calls it. */
export function actKeyOf({ id, operation, correlation }: ToldAct): string {
  if (correlation === null) return id;
  if (isSignIn(operation)) return correlation;
  // One request makes an application and its principal: they are two acts.
  return `${correlation}|${operation.trim().replace(/\.$/, '').toLowerCase()}`;
}

/**
 * How many acts the records tell. A sign-in of one request is one. Of other acts a feed may tell several with
 * one request id: the feed that tells most of them is believed, and what the other tells of them is the same.
 */
export function countActs(records: Iterable<ToldAct>): number {
  const told = new Map<string, Map<string, number>>();
  for (const record of records) {
    const key = actKeyOf(record);
    const bySource = told.get(key) ?? new Map<string, number>();
    const source = record.source ?? '';
    const known = bySource.get(source) ?? 0;
    const count = record.count ?? 1;
    const single = record.correlation === null || isSignIn(record.operation);
    told.set(key, bySource.set(source, single ? Math.max(known, count) : known + count));
  }
  return [...told.values()].reduce((sum, bySource) => sum + Math.max(...bySource.values()), 0);
}

function isSignIn(operation: string): boolean {
  return operation.length < 64 && signIn.test(operation);
}

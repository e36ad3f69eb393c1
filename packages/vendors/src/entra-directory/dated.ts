import { readUser } from './user-row.ts';

/** The user with the time at which the record was taken, where it tells none: the directory gives none. */
export function dated(
  record: Readonly<Record<string, unknown>>,
  takenAt: number,
): Readonly<Record<string, unknown>> {
  if (Object.hasOwn(readUser(record).taken, 'asOf')) return record;
  return { ...record, asOf: new Date(takenAt).toISOString() };
}

import { titleReader } from '../microsoft-exports/portal-titles.ts';

const readTime = titleReader({ asOf: ['asOf'] });

/** A user with the time at which the record was taken, where it tells none: directories give none. */
export function dated(
  record: Readonly<Record<string, unknown>>,
  takenAt: number,
): Readonly<Record<string, unknown>> {
  if (Object.hasOwn(readTime(record).taken, 'asOf')) return record;
  return { ...record, asOf: new Date(takenAt).toISOString() };
}

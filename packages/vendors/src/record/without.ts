import { put } from './fields.ts';

/** A copy of a record without some of its fields and what is undefined; a field `__proto__` stays one. */
export function without(
  record: object,
  isGone: (name: string) => boolean,
): Record<string, unknown> {
  const kept: Record<string, unknown> = {};
  for (const name of Object.keys(record)) {
    const value = (record as Readonly<Record<string, unknown>>)[name];
    if (value !== undefined && !isGone(name)) put(kept, name, value);
  }
  return kept;
}

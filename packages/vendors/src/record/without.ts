/** A copy of a record without some of its fields and what is undefined; a field `__proto__` stays one. */
export function without(record: object, gone: ReadonlySet<string>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(record).filter(([name, value]) => value !== undefined && !gone.has(name)),
  );
}

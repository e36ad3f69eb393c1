import { put } from './fields.ts';
import { ofNames } from './of-names.ts';

/** Whether a field is told elsewhere, so that a copy goes without it. */
export type IsTold<Told> = (told: Told) => boolean;

/**
 * Copies records without what is undefined and those of their fields of which their check says that they are told;
 * a field `__proto__` stays one.
 */
export function withoutTold<Told>(
  checks: ReadonlyMap<string, IsTold<Told>>,
): (record: object, told: Told) => Record<string, unknown> {
  const fieldsOf = ofNames((names) => names.map((name) => ({ name, isTold: checks.get(name) })));
  return (record, told) => {
    const fields = fieldsOf(record);
    const values: readonly unknown[] = Object.values(record);
    const kept: Record<string, unknown> = {};
    for (let at = 0; at < fields.length; at++) {
      const { name, isTold } = fields[at]!;
      const value = values[at];
      if (value !== undefined && !(isTold?.(told) ?? false)) put(kept, name, value);
    }
    return kept;
  };
}

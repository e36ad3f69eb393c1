import { hash } from 'node:crypto';
import { canonicalBytes, canonicalBytesOfKind } from './canonical-bytes.ts';

/** An id for a record that has none of its own: the same content, in any order of its names, has the same. */
export function contentIdOf(record: unknown): string {
  return idOf(canonicalBytes(record) ?? canonical(record));
}

/** The same of `[kind, record]`, the record without one of its fields, which tells the kind. */
export function contentIdOfKind(
  kind: string,
  record: Readonly<Record<string, unknown>>,
  field: string,
): string {
  return idOf(
    canonicalBytesOfKind(kind, record, field) ??
      `[${JSON.stringify(kind)},${canonicalRecord(record, field)}]`,
  );
}

function idOf(content: string | Uint8Array): string {
  return hash('sha256', content, 'hex').slice(0, 32);
}

/** JSON in the order of the names; what is null is as if it were absent. */
export function canonical(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  return canonicalRecord(value as Readonly<Record<string, unknown>>);
}

function canonicalRecord(record: Readonly<Record<string, unknown>>, gone?: string): string {
  let text = '';
  for (const name of Object.keys(record).sort()) {
    const inner = record[name];
    if (inner === undefined || inner === null || name === gone) continue;
    text += `${text === '' ? '' : ','}${JSON.stringify(name)}:${canonical(inner)}`;
  }
  return `{${text}}`;
}

import { hash } from 'node:crypto';
import { sortedNames } from './sorted-names.ts';

/** An id for a record that has none of its own: the same content, in any order of its names, has the same. */
export function contentIdOf(record: unknown): string {
  return idOf(canonical(record));
}

/** The same of `[kind, record]`, the record without one of its fields, which tells the kind. */
export function contentIdOfKind(
  kind: string,
  record: Readonly<Record<string, unknown>>,
  field: string,
): string {
  return idOf(`[${canonicalText(kind)},${canonicalRecord(record, field)}]`);
}

function idOf(content: string): string {
  return hash('sha256', content, 'hex').slice(0, 32);
}

/** JSON in the order of the names; what is null is as if it were absent. */
export function canonical(value: unknown): string {
  if (typeof value === 'string') return canonicalText(value);
  if (typeof value === 'number' && Number.isFinite(value)) return `${value}`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  return canonicalRecord(value as Readonly<Record<string, unknown>>);
}

function canonicalRecord(record: Readonly<Record<string, unknown>>, gone?: string): string {
  let text = '';
  for (const { name, key } of sortedNames(record)) {
    const inner = record[name];
    if (inner === undefined || inner === null || name === gone) continue;
    text += `${text === '' ? '' : ','}${key}${canonical(inner)}`;
  }
  return `{${text}}`;
}

/** Of most texts JSON escapes nothing, and to see that costs less than to have them written. */
function canonicalText(text: string): string {
  return escaped.test(text) ? JSON.stringify(text) : `"${text}"`;
}

// oxlint-disable-next-line no-control-regex -- JSON escapes these.
const escaped = /[\u0000-\u001f"\\\ud800-\udfff]/;

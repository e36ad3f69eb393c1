import { hash } from 'node:crypto';

/** An id for a record that has none of its own: the same content, in any order of its names, has the same. */
export function contentIdOf(record: unknown): string {
  return hash('sha256', canonical(record), 'hex').slice(0, 32);
}

/** JSON in the order of the names; what is null is as if it were absent. */
function canonical(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  const record = value as Readonly<Record<string, unknown>>;
  let text = '';
  for (const { name, key } of sortedNames(record)) {
    const inner = record[name];
    if (inner === undefined || inner === null) continue;
    text += `${text === '' ? '' : ','}${key}${canonical(inner)}`;
  }
  return `{${text}}`;
}

interface Name {
  name: string;
  /** As JSON writes it before a value. */
  key: string;
}

const shapesMax = 1000;
const shapes = new Map<string, readonly Name[]>();

/** A feed's records have few shapes, and sorting costs more than all else. */
function sortedNames(record: object): readonly Name[] {
  const names = Object.keys(record);
  const shape = names.join('\0');
  let sorted = shapes.get(shape);
  if (!sorted) {
    sorted = names.sort().map((name) => ({ name, key: `${JSON.stringify(name)}:` }));
    // A memo of a pure function: dropped whole when full, so hostile variety cannot grow it.
    if (shapes.size >= shapesMax) shapes.clear();
    shapes.set(shape, sorted);
  }
  return sorted;
}

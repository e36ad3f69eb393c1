import { isRecord, put } from '../record/fields.ts';

/** Attributes that hold what they please, nulls too. */
const free = new Set(['unmapped', 'data']);

/**
 * The event as JSON would hold it: columns without a value of a Parquet row are absent, its whole numbers
 * are numbers, its moments and maps text and objects. An event that is plain already is given back.
 */
export function plainEvent(record: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const plain = plainValue(record);
  if (!isRecord(plain)) return {};
  const { unmapped, ...rest } = plain;
  const opened = typeof unmapped === 'string' ? unfold(unmapped) : pairsOf(unmapped);
  return opened === unmapped
    ? plain
    : { ...rest, ...(isRecord(opened) ? { unmapped: opened } : {}) };
}

function plainValue(value: unknown): unknown {
  if (typeof value === 'bigint') return Number(value);
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? undefined : value.toISOString();
  if (typeof value !== 'object' || value === null) return value ?? undefined;
  if (Array.isArray(value)) return plainList(value);
  return plainObject(value as Record<string, unknown>);
}

/** The object itself as long as nothing of it comes otherwise. */
function plainObject(value: Record<string, unknown>): unknown {
  const names = Object.keys(value);
  let copy: Record<string, unknown> | undefined;
  for (let at = 0; at < names.length; at++) {
    const name = names[at]!;
    const inner = value[name];
    const plain = free.has(name) ? freeValue(inner) : plainValue(inner);
    if (copy === undefined && plain === inner && plain !== undefined) continue;
    copy ??= Object.fromEntries(names.slice(0, at).map((before) => [before, value[before]]));
    if (plain !== undefined) put(copy, name, plain);
  }
  // An object of which nothing is left was a group of columns without a value.
  return copy !== undefined && Object.keys(copy).length === 0 ? undefined : (copy ?? value);
}

/** An object that a column holds as text is the object; all else that is free stays as it is. */
function freeValue(value: unknown): unknown {
  if (typeof value === 'string' && /^[[{]/.test(value)) {
    const opened = unfold(value);
    return isRecord(opened) && 'text' in opened && opened['text'] === value ? value : opened;
  }
  return typeof value === 'object' && value !== null ? value : plainValue(value);
}

function plainList(list: readonly unknown[]): unknown {
  const plain = list.map(plainValue);
  if (plain.every((inner, at) => inner === list[at] && inner !== undefined)) return list;
  return plain.filter((inner) => inner !== undefined);
}

/** Lakes hold free attributes as JSON text. */
function unfold(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return { text };
  }
}

/** And some as a list of pairs, which is what a map of Parquet is. */
function pairsOf(value: unknown): unknown {
  const isPairs =
    Array.isArray(value) && value.every((one) => isRecord(one) && typeof one['key'] === 'string');
  if (!isPairs) return value;
  const pairs = value as { key: string; value: unknown }[];
  return Object.fromEntries(pairs.map((pair) => [pair.key, pair.value]));
}

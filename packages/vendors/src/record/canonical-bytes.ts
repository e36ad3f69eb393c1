import { sortedNames } from './sorted-names.ts';

const size = 65_536;
/** Room for a number or some marks, before which nobody asks for any. */
const slack = 64;
const full = size - slack;
const bytes = new Uint8Array(size);
const scratch = Buffer.from(bytes.buffer);

const comma = 44;
const quote = 34;
const backslash = 92;
const zero = 48;

/**
 * `canonical(value)` in UTF-8, in half of the time, for it makes no texts of parts of it; undefined where it is
 * too long. It is overwritten by the next call.
 */
export function canonicalBytes(value: unknown): Uint8Array | undefined {
  const end = write(value, 0);
  return end > full ? undefined : scratch.subarray(0, end);
}

/** The same of `[kind, record]`, the record without one of its fields. */
export function canonicalBytesOfKind(
  kind: string,
  record: Readonly<Record<string, unknown>>,
  field: string,
): Uint8Array | undefined {
  bytes[0] = openList;
  let end = writeText(kind, 1);
  bytes[end++] = comma;
  end = writeRecord(record, end, field);
  bytes[end++] = closeList;
  return end > full ? undefined : scratch.subarray(0, end);
}

const openList = 91;
const closeList = 93;
const openRecord = 123;
const closeRecord = 125;

/** All that write say where they ended: beyond `full` there was no room, and nothing more is written. */
function write(value: unknown, at: number): number {
  if (at > full) return at;
  if (typeof value === 'string') return writeText(value, at);
  if (typeof value === 'number') return writeNumber(value, at);
  if (typeof value !== 'object' || value === null)
    return writePlain(JSON.stringify(value) ?? 'null', at);
  if (Array.isArray(value)) return writeList(value, at);
  return writeRecord(value as Readonly<Record<string, unknown>>, at);
}

function writeRecord(
  record: Readonly<Record<string, unknown>>,
  begin: number,
  gone?: string,
): number {
  if (begin > full) return begin;
  const values = Object.values(record);
  const names = sortedNames(record);
  let end = begin;
  for (let n = 0; n < names.length; n++) {
    const { name, at, key } = names[n]!;
    const inner = values[at];
    if (inner === undefined || inner === null || name === gone) continue;
    end = write(inner, writeKey(key, end));
    if (end > full) return end;
  }
  // Each key has its comma before it: the first one's place is the bracket's.
  bytes[begin] = openRecord;
  if (end === begin) end++;
  bytes[end] = closeRecord;
  return end + 1;
}

function writeList(list: readonly unknown[], begin: number): number {
  let end = begin;
  for (const one of list) {
    bytes[end] = comma;
    end = write(one, end + 1);
    if (end > full) return end;
  }
  bytes[begin] = openList;
  if (end === begin) end++;
  bytes[end] = closeList;
  return end + 1;
}

function writeKey(key: Uint8Array, begin: number): number {
  const { length } = key;
  if (begin + length > full) return size;
  for (let at = 0; at < length; at++) bytes[begin + at] = key[at]!;
  return begin + length;
}

function writeText(text: string, begin: number): number {
  const { length } = text;
  if (begin + length > full) return size;
  let at = begin;
  bytes[at++] = quote;
  for (let from = 0; from < length; from++) {
    const code = text.charCodeAt(from);
    if (code < 32 || code > 126 || code === quote || code === backslash)
      return writePlain(JSON.stringify(text), begin);
    bytes[at++] = code;
  }
  bytes[at++] = quote;
  return at;
}

/** What JSON escapes, or what is no ASCII, or no whole number. */
function writePlain(json: string, begin: number): number {
  return begin + json.length * 3 > full ? size : begin + scratch.write(json, begin);
}

function writeNumber(value: number, begin: number): number {
  const whole = value | 0;
  if (whole !== value || whole < 0)
    return writePlain(Number.isFinite(value) ? `${value}` : 'null', begin);
  let end = begin + 1;
  for (let limit = 10; whole >= limit; limit *= 10) end++;
  let rest = whole;
  for (let at = end - 1; at >= begin; at--) {
    bytes[at] = zero + (rest % 10);
    rest = (rest / 10) | 0;
  }
  return end;
}

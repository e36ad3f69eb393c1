import { decompress, UnpackError } from './decompress.ts';
import { withoutMark } from './decode.ts';
import { sourceOf } from './source-of.ts';
import { splitCsv } from './split-csv.ts';
import { splitLines } from './split-lines.ts';
import { splitObjects } from './split-objects.ts';
import { depthMax, type Piece, rawCharsMax, type Read } from './types.ts';

/**
 * Records of whatever people have in hand: JSON lines, a JSON array or wrapper, CSV with the vendor's JSON
 * in a column; plain or gzip, with or without a mark. What cannot be read is yielded as a refusal with its
 * line; everything good around it goes on.
 */
export async function* readRecords(input: AsyncIterable<Uint8Array>): AsyncGenerator<Read> {
  let line = 0;
  try {
    for await (const piece of split(withoutMark(decompress(input)))) {
      line = piece.line;
      yield readPiece(piece);
    }
  } catch (error) {
    if (!(error instanceof UnpackError)) throw error;
    yield { ok: false, line: line + 1, reason: error.message, raw: '' };
  }
}

/** Enough of the beginning to tell a container. */
const headBytes = 4096;

/** Looks at the beginning to tell the container. */
async function* split(input: AsyncIterable<Uint8Array>): AsyncGenerator<Piece> {
  const iterator = input[Symbol.asyncIterator]();
  const head: Uint8Array[] = [];
  let seen = '';
  for (let next = await iterator.next(); !next.done; next = await iterator.next()) {
    head.push(next.value);
    seen += Buffer.from(next.value.subarray(0, 65536)).toString('latin1');
    if (seen.trimStart().length >= headBytes) break;
  }
  const whole = async function* (): AsyncGenerator<Uint8Array> {
    yield* head;
    for (let next = await iterator.next(); !next.done; next = await iterator.next())
      yield next.value;
  };
  yield* splitterOf(seen)(whole());
}

function splitterOf(head: string): (input: AsyncIterable<Uint8Array>) => AsyncGenerator<Piece> {
  const text = head.trimStart();
  if (text.startsWith('[')) return splitObjects;
  const firstLine = text.split('\n', 1)[0]!.trim();
  if (text.startsWith('{')) {
    return /^\{\s*\n/.test(text) || wrapper.test(text) ? splitObjects : splitLines;
  }
  return firstLine.includes(',') && !firstLine.includes('{') ? splitCsv : splitLines;
}

/** `{"value": [` of Graph, `{"Records": [` of cloud trails. */
const wrapper = /^\{\s*"(?:value|records|@odata\.\w+)"\s*:/i;

function readPiece(piece: Piece): Read {
  const { line } = piece;
  if (piece.text === undefined)
    return { ok: false, line, reason: piece.reason ?? 'unreadable', raw: '' };
  const raw = piece.text.slice(0, rawCharsMax);
  let record: unknown;
  try {
    record = JSON.parse(piece.text);
  } catch {
    return {
      ok: false,
      line,
      reason: piece.text.includes('\0') ? 'not JSON: holds NUL bytes' : 'not JSON',
      raw,
    };
  }
  const inner = unwrapAuditData(record);
  if (isDeeperThan(inner, depthMax))
    return { ok: false, line, reason: `nested deeper than ${depthMax}`, raw };
  const source = sourceOf(inner);
  if (source === null)
    return { ok: false, line, reason: `unknown kind of record${keysOf(inner)}`, raw };
  return { ok: true, source, record: inner, line };
}

/** `Search-UnifiedAuditLog` as JSON puts the record as text into AuditData. */
function unwrapAuditData(record: unknown): unknown {
  const data = (record as { AuditData?: unknown } | null)?.AuditData;
  if (typeof data !== 'string') return typeof data === 'object' && data !== null ? data : record;
  try {
    return JSON.parse(data);
  } catch {
    return record;
  }
}

function isDeeperThan(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (levels === 0) return true;
  for (const key in value) {
    if (isDeeperThan((value as Record<string, unknown>)[key], levels - 1)) return true;
  }
  return false;
}

function keysOf(record: unknown): string {
  if (typeof record !== 'object' || record === null)
    return ` (${record === null ? 'null' : typeof record})`;
  const keys = Object.keys(record)
    .slice(0, 4)
    .map((key) => JSON.stringify(key.slice(0, 32)));
  return keys.length > 0 ? ` (begins with ${keys.join(', ')})` : ' (empty)';
}

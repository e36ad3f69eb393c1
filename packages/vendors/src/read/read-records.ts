import { decompress, UnpackError } from './decompress.ts';
import { withoutMark } from './decode.ts';
import { splitCsv } from './split-csv.ts';
import { isFlowLog, splitFlowLines } from './split-flow-lines.ts';
import { splitLines } from './split-lines.ts';
import { splitObjects } from './split-objects.ts';
import { depthMax, type Piece, rawCharsMax, type Read } from './types.ts';
import { unwrap } from './unwrap.ts';

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
  if (isFlowLog(firstLine)) return splitFlowLines;
  return firstLine.includes(',') && !firstLine.includes('{') ? splitCsv : splitLines;
}

/** `{"value": [` of Graph, `{"Records": [` of cloud trails, what command lines and log groups list. */
const wrapper =
  /^\{\s*"(?:value|records|events|findings|logEvents|nextToken|messageType|@odata\.\w+)"\s*:/i;

function readPiece(piece: Piece): Read {
  const { line, text, record } = piece;
  if (record !== undefined) return toRead(record, { line, raw: () => JSON.stringify(record) });
  if (text === undefined) return { ok: false, line, reason: piece.reason ?? 'unreadable', raw: '' };
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    const reason = text.includes('\0') ? 'not JSON: holds NUL bytes' : 'not JSON';
    return { ok: false, line, reason, raw: text.slice(0, rawCharsMax) };
  }
  return toRead(parsed, { line, raw: () => text, isFlat: !mayBeDeep(text) });
}

interface Origin {
  line: number;
  raw: () => string;
  /** Known to nest no deeper than is allowed. */
  isFlat?: boolean;
}

function toRead(record: unknown, { line, raw, isFlat }: Origin): Read {
  const { record: inner, source } = unwrap(record);
  const refuse = (reason: string): Read => ({
    ok: false,
    line,
    reason,
    raw: raw().slice(0, rawCharsMax),
  });
  // Of a record within a record the brackets may be written otherwise.
  if ((inner !== record || isFlat !== true) && isDeeperThan(inner, depthMax))
    return refuse(`nested deeper than ${depthMax}`);
  if (source === null) return refuse(`unknown kind of record${keysOf(inner)}`);
  return { ok: true, source, record: inner, line };
}

/** Whether the text has brackets enough to nest so deep: counting them costs less than walking the record. */
function mayBeDeep(text: string): boolean {
  let opening = 0;
  for (const bracket of ['{', '[']) {
    for (let at = text.indexOf(bracket); at >= 0; at = text.indexOf(bracket, at + 1)) {
      if (++opening > depthMax) return true;
    }
  }
  return false;
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

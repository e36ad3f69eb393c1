import type { Source } from '@nightjar/core';
import { vendors } from '../vendors.ts';
import { whyNoEvent } from './list-of-facts.ts';
import { depthMax, type Piece, rawCharsMax, type Read } from './types.ts';
import { unwrap } from './unwrap.ts';

/** The record that a piece of the input holds, or why it holds none; `takenAt` is for one that tells no time. */
export function readPiece(piece: Piece, takenAt?: number): Read {
  const { line, text, record } = piece;
  const at = { line, takenAt };
  if (record !== undefined) return toRead(record, { ...at, raw: () => JSON.stringify(record) });
  if (text === undefined) return { ok: false, line, reason: piece.reason ?? 'unreadable', raw: '' };
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    const reason = text.includes('\0') ? 'not JSON: holds NUL bytes' : 'not JSON';
    return { ok: false, line, reason, raw: text.slice(0, rawCharsMax) };
  }
  return toRead(parsed, { ...at, raw: () => text, isFlat: !mayBeDeep(text) });
}

interface Origin {
  line: number;
  takenAt: number | undefined;
  raw: () => string;
  /** Known to nest no deeper than is allowed. */
  isFlat?: boolean;
}

function toRead(record: unknown, { line, takenAt, raw, isFlat }: Origin): Read {
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
  if (source === null) return refuse(whyNoEvent(inner) ?? `unknown kind of record${keysOf(inner)}`);
  return { ok: true, source, record: datedBy(takenAt, { source, record: inner }), line };
}

function datedBy(
  takenAt: number | undefined,
  { source, record }: { source: Source; record: unknown },
): unknown {
  const { dated } = vendors[source];
  if (dated === undefined || takenAt === undefined) return record;
  return dated(record as Readonly<Record<string, unknown>>, takenAt);
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
    .map((key) => JSON.stringify(key.slice(0, 32)).slice(0, 48));
  return keys.length > 0 ? ` (begins with ${keys.join(', ')})` : ' (empty)';
}

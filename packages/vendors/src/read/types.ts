import type { Source } from '@nightjar/core';

/** Limits of one record; what is beyond them is refused with a reason, its neighbours go on. */
export const recordBytesMax = 8 * 1024 * 1024;
export const depthMax = 64;
/** A refused record is kept up to here. */
export const rawCharsMax = 64 * 1024;

/** Where a record stands. */
export interface Place {
  /** Counts from 1; 0: the file as a whole. */
  line: number;
  /** The file within an archive. */
  member?: string;
  /** What it was written in, such as `CSV` or `JSON lines, gzip`. */
  container?: string;
}

/** What a container gave: a record of a known feed, or a refusal with its place. */
export type Read = Place &
  ({ ok: true; source: Source; record: unknown } | { ok: false; reason: string; raw: string });

/** A piece of the input that should be one record, and the line it begins on. */
export interface Piece {
  line: number;
  /** Absent: read already, or refused before it was read whole. */
  text?: string;
  /** The record itself, of containers that are no JSON. */
  record?: object;
  /** Why it was refused. */
  reason?: string;
}

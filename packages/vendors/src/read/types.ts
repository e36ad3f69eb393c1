import type { Source } from '@nightjar/core';

/** Limits of one record; what is beyond them is refused with a reason, its neighbours go on. */
export const recordBytesMax = 8 * 1024 * 1024;
export const depthMax = 64;
/** A refused record is kept up to here. */
export const rawCharsMax = 64 * 1024;

/** What a container gave: a record of a known feed, or a refusal with its place. `line` counts from 1. */
export type Read =
  | { ok: true; source: Source; record: unknown; line: number }
  | { ok: false; line: number; reason: string; raw: string };

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

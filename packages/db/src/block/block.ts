import type { OcsfEvent } from '@nightjar/core';
import { compressLines, decompressBody } from './compress-body.ts';
import { listLines, TextLines, type LineSpan } from './text-lines.ts';

/** One event of a batch as it lies in the block. */
export interface BlockEvent {
  id: string;
  ocsf: OcsfEvent;
}

/** A block at rest: one line an event, `{"id", "ocsf"}`, a tab, the vendor's record. */
export interface Block {
  readonly size: number;
  /** The event on a line. Most readers want no more: the record is not looked at. */
  event(position: number): BlockEvent;
  /** The vendor's record on a line. */
  raw(position: number): unknown;
}

const tab = 0x09;

/** The block of events in the order given. `raw` is compact JSON: no tab and no line feed stand in it. */
export function packBlock(events: readonly (BlockEvent & { raw: string })[]): Promise<Buffer> {
  const lines = new TextLines();
  for (const { id, ocsf, raw } of events) lines.add(`${JSON.stringify({ id, ocsf })}\t${raw}`);
  return compressLines(lines.bytes);
}

/** Unpacks a block; a line is read when it is asked for. */
export async function openBlock(body: Uint8Array): Promise<Block> {
  const bytes = await decompressBody(body);
  const lines = listLines(bytes);
  const read = (from: number, to: number): unknown => JSON.parse(bytes.toString('utf8', from, to));
  const lineAt = (position: number): Line => {
    const line = lines[position];
    if (line === undefined) throw new Error(`No line ${position} in a block of ${lines.length}.`);
    return cutLine(bytes, line);
  };
  return {
    size: lines.length,
    event: (position) => {
      const { from, cut } = lineAt(position);
      return read(from, cut) as BlockEvent;
    },
    raw: (position) => {
      const { from, cut, to } = lineAt(position);
      // Blocks of the first form hold {"id", "ocsf", "raw"} in one.
      return cut === to ? (read(from, to) as { raw?: unknown }).raw : read(cut + 1, to);
    },
  };
}

/** The event lies in [from, cut), the record after it. */
interface Line extends LineSpan {
  cut: number;
}

function cutLine(bytes: Buffer, { from, to }: LineSpan): Line {
  const length = bytes.subarray(from, to).indexOf(tab);
  return { from, cut: length < 0 ? to : from + length, to };
}

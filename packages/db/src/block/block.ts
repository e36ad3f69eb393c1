import type { OcsfEvent } from '@nightjar/core';
import { compressLines, decompressBody } from './compress-body.ts';

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

const lineFeed = 0x0a;
const tab = 0x09;

/** The block of events in the order given. `raw` is compact JSON: no tab and no line feed stand in it. */
export function packBlock(events: readonly (BlockEvent & { raw: string })[]): Promise<Buffer> {
  // As bytes, line by line: to join the text first costs twice as much as all the rest.
  const lines = events.map(({ id, ocsf, raw }) =>
    Buffer.from(`${JSON.stringify({ id, ocsf })}\t${raw}\n`),
  );
  return compressLines(Buffer.concat(lines));
}

/** Unpacks a block; a line is read when it is asked for. */
export async function openBlock(body: Uint8Array): Promise<Block> {
  const bytes = await decompressBody(body);
  const lines = listLines(bytes);
  const read = (from: number, to: number): unknown => JSON.parse(bytes.toString('utf8', from, to));
  const lineAt = (position: number): Line => {
    const line = lines[position];
    if (line === undefined) throw new Error(`No line ${position} in a block of ${lines.length}.`);
    return line;
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

/** Bytes of a line: the event in [from, cut), the record after it. */
interface Line {
  from: number;
  cut: number;
  to: number;
}

function listLines(bytes: Buffer): Line[] {
  const lines: Line[] = [];
  for (let from = 0; from < bytes.length;) {
    const end = bytes.indexOf(lineFeed, from);
    const to = end < 0 ? bytes.length : end;
    const length = bytes.subarray(from, to).indexOf(tab);
    if (to > from) lines.push({ from, cut: length < 0 ? to : from + length, to });
    from = to + 1;
  }
  return lines;
}

import { sources, type OcsfEvent, type Source } from '@nightjar/core';
import { openBlock } from '@nightjar/db';

/** One line of a block: an event, the record that it was read from, and the feed it is of. */
export interface BlockLine {
  id: string;
  ocsf: OcsfEvent;
  raw: unknown;
  source: Source;
  /** Counts from 0. */
  position: number;
}

/** The lines of a block in the order of their positions. */
export async function readLines(body: Uint8Array): Promise<BlockLine[]> {
  const block = await openBlock(body);
  return Array.from({ length: block.size }, (_, position) => position).flatMap((position) => {
    const { id, ocsf } = block.event(position);
    const version = ocsf.metadata.log_version ?? '';
    const source = sources.find((one) => version.startsWith(`${one}/`));
    return source === undefined ? [] : [{ id, ocsf, raw: block.raw(position), source, position }];
  });
}

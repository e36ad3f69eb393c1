import { promisify } from 'node:util';
import { zstdDecompress } from 'node:zlib';
import { sources, type OcsfEvent, type Source } from '@nightjar/core';

const decompress = promisify(zstdDecompress);

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
  const lines = (await decompress(body)).toString().split('\n');
  return lines.flatMap((line, position) => {
    const said = JSON.parse(line) as Pick<BlockLine, 'id' | 'ocsf' | 'raw'>;
    const version = said.ocsf.metadata.log_version ?? '';
    const source = sources.find((one) => version.startsWith(`${one}/`));
    return source === undefined ? [] : [{ ...said, source, position }];
  });
}

import { promisify } from 'node:util';
import { zstdCompress } from 'node:zlib';
import type { UnderstoodRecord } from './understand-record.ts';

const compress = promisify(zstdCompress);

/** The block at rest: zstd NDJSON, one line an event, in the order given; a row's position is its line. */
export function packBlock(records: readonly UnderstoodRecord[]): Promise<Buffer> {
  const lines = records.map(({ row, event, raw }) =>
    JSON.stringify({ id: row.id, ocsf: event, raw }),
  );
  return compress(lines.join('\n'));
}

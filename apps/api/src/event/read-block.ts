import { promisify } from 'node:util';
import { zstdDecompress } from 'node:zlib';
import { listBatches, type TenantTx } from '@nightjar/db';
import { z } from 'zod';

const decompress = promisify(zstdDecompress);
const blockBytesMax = 256 * 1024 * 1024;

const line = z.object({ id: z.string(), ocsf: z.unknown(), raw: z.unknown() });

/** An event as it lies in its batch. */
export interface StoredRecord {
  ocsf: unknown;
  raw: unknown;
}

/** Lines of a batch's block (zstd NDJSON) at these positions. */
export async function readLines(block: Uint8Array, positions: readonly number[]) {
  const text = await decompress(block, { maxOutputLength: blockBytesMax });
  const lines = text.toString().split('\n');
  return positions.flatMap((position) => {
    const found = lines[position];
    return found ? [line.parse(JSON.parse(found))] : [];
  });
}

/** Whole events by id, each batch read once. */
export async function readRecords(
  tx: TenantTx,
  keys: readonly { id: string; batchId: string; position: number }[],
): Promise<Map<string, StoredRecord>> {
  const wanted = Map.groupBy(keys, ({ batchId }) => batchId);
  const found = new Map<string, StoredRecord>();
  for (const batch of await listBatches(tx, [...wanted.keys()])) {
    const positions = wanted.get(batch.id)!.map(({ position }) => position);
    for (const { id, ocsf, raw } of await readLines(batch.body, positions))
      found.set(id, { ocsf, raw });
  }
  return found;
}

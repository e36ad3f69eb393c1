import { listBatches, openBlock, type TenantTx } from '@nightjar/db';

/** An event as it lies in its batch. */
export interface StoredRecord {
  ocsf: unknown;
  raw: unknown;
}

/** Whole events by id, each batch read once. */
export async function readRecords(
  tx: TenantTx,
  keys: readonly { id: string; batchId: string; position: number }[],
): Promise<Map<string, StoredRecord>> {
  const wanted = Map.groupBy(keys, ({ batchId }) => batchId);
  const found = new Map<string, StoredRecord>();
  for (const batch of await listBatches(tx, [...wanted.keys()])) {
    const block = await openBlock(batch.body);
    for (const { position } of wanted.get(batch.id)!) {
      if (position >= block.size) continue;
      const { id, ocsf } = block.event(position);
      found.set(id, { ocsf, raw: block.raw(position) });
    }
  }
  return found;
}

import { instant } from './columns.ts';
import type { TenantTx } from './tenancy/index.ts';

/** A batch as committed: the block at rest. `body` is what `packBlock` made. */
export interface EventBatch {
  id: string;
  /** Epoch ms. */
  storedAt: number;
  eventCount: number;
  minId: string;
  maxId: string;
  body: Uint8Array;
}

export async function insertBatch(tx: TenantTx, batch: EventBatch): Promise<void> {
  await tx.queryPlanned(
    `insert into event_batches (tenant_id, id, stored_at, event_count, min_id, max_id, body)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [
      tx.tenantId,
      batch.id,
      instant(batch.storedAt),
      batch.eventCount,
      batch.minId,
      batch.maxId,
      Buffer.from(batch.body),
    ],
  );
}

/** Batches by id, in the order of their ids; those not there are left out. */
export async function listBatches(tx: TenantTx, ids: readonly string[]): Promise<EventBatch[]> {
  const rows = await tx.queryPlanned<Omit<EventBatch, 'storedAt'> & { storedAt: Date }>(
    `select id, stored_at as "storedAt", event_count as "eventCount", min_id as "minId",
       max_id as "maxId", body
     from event_batches where tenant_id = $1 and id = any ($2::uuid[]) order by id`,
    [tx.tenantId, ids],
  );
  return rows.map((row) => ({ ...row, storedAt: row.storedAt.getTime() }));
}

export async function findBatch(tx: TenantTx, id: string): Promise<EventBatch | undefined> {
  return (await listBatches(tx, [id]))[0];
}

/** Ids of the tenant's batches in their order, after one. */
export async function listBatchIds(
  tx: TenantTx,
  { after, limit }: { after?: string | undefined; limit: number },
): Promise<string[]> {
  const rows = await tx.query<{ id: string }>(
    `select id from event_batches where tenant_id = $1 and ($2::uuid is null or id > $2)
     order by id limit $3`,
    [tx.tenantId, after ?? null, limit],
  );
  return rows.map(({ id }) => id);
}

/** Whether the tenant has such a batch, without reading its body. */
export async function hasBatch(tx: TenantTx, id: string): Promise<boolean> {
  const rows = await tx.queryPlanned('select from event_batches where tenant_id = $1 and id = $2', [
    tx.tenantId,
    id,
  ]);
  return rows.length > 0;
}

/** Throws where the tenant has no such batch. */
export async function getBatch(tx: TenantTx, id: string): Promise<EventBatch> {
  const batch = await findBatch(tx, id);
  if (batch === undefined) throw new Error(`No batch ${id}.`);
  return batch;
}

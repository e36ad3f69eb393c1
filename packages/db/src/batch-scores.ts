import type { TenantTx } from './tenancy/index.ts';

/** Keeps what the baseline says of a batch: zstd JSON by event id. */
export async function saveBatchScores(
  tx: TenantTx,
  batchId: string,
  body: Uint8Array,
): Promise<void> {
  await tx.queryPlanned(
    `insert into batch_scores (tenant_id, batch_id, body) values ($1, $2, $3)
     on conflict (tenant_id, batch_id) do update set body = excluded.body`,
    [tx.tenantId, batchId, Buffer.from(body)],
  );
}

/** Scores of several batches by batch id; those not scored are left out. */
export async function listBatchScores(
  tx: TenantTx,
  batchIds: readonly string[],
): Promise<Map<string, Buffer>> {
  const rows = await tx.queryPlanned<{ id: string; body: Buffer }>(
    `select batch_id as id, body from batch_scores
     where tenant_id = $1 and batch_id = any ($2::uuid[])`,
    [tx.tenantId, batchIds],
  );
  return new Map(rows.map(({ id, body }) => [id, body]));
}

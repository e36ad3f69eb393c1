import { column, instant, json, text } from './columns.ts';
import type { Stage } from './roles.ts';
import type { TenantTx } from './tenancy/index.ts';

/** A record or event that a stage could not take, with why and where it stood. */
export interface DeadLetter {
  /** From the content, so that a second try makes no second letter. */
  id: string;
  source: string;
  reason: string;
  position: { file?: string; line?: number; offset?: number } | null;
  /** Cut at 64 kB. */
  raw: Uint8Array | null;
  batchId: string | null;
  /** Epoch ms. */
  createdAt: number;
}

export const deadLetterRawMax = 65_536;

/** Keeps dead letters of the stage; those there already stay as they are. Returns how many were new. */
export async function insertDeadLetters(
  tx: TenantTx,
  stage: Stage,
  letters: readonly DeadLetter[],
): Promise<number> {
  const rows = await tx.query(
    `insert into dead_letters (tenant_id, stage, id, source, reason, position, raw, batch_id, created_at)
     select $1, $2, * from unnest($3::uuid[], $4::text[], $5::text[], $6::jsonb[], $7::bytea[],
       $8::uuid[], $9::timestamptz[]) as letter (id) order by letter.id
     on conflict do nothing returning id`,
    [
      tx.tenantId,
      stage,
      column(letters, (one) => one.id),
      column(letters, (one) => text(one.source)),
      column(letters, (one) => text(one.reason)),
      column(letters, (one) => (one.position === null ? null : json(one.position))),
      column(letters, (one) => one.raw && Buffer.from(one.raw.subarray(0, deadLetterRawMax))),
      column(letters, (one) => one.batchId),
      column(letters, (one) => instant(one.createdAt)),
    ],
  );
  return rows.length;
}

/** Dead letters of all stages, newest first, with their stage. */
export async function listDeadLetters(
  tx: TenantTx,
  limit: number,
): Promise<(DeadLetter & { stage: Stage })[]> {
  const rows = await tx.query<DeadLetter & { stage: Stage; createdAt: Date }>(
    `select id, stage, source, reason, position, raw, batch_id as "batchId",
       created_at as "createdAt"
     from dead_letters where tenant_id = $1 order by created_at desc, id limit $2`,
    [tx.tenantId, limit],
  );
  return rows.map((row) => ({ ...row, createdAt: row.createdAt.getTime() }));
}

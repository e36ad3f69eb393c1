import type { Condition, TenantExclusion } from '@nightjar/core';
import { column, instant, json, text } from './columns.ts';
import type { TenantTx } from './tenancy/index.ts';

/** What a tenant took out of a model: acts in [addedAt, endsAt), epoch ms. `conditions` are the model language's. */
export interface ExclusionRow {
  id: string;
  modelPath: string;
  conditions: unknown;
  reason: string;
  addedBy: string;
  addedAt: number;
  endsAt: number;
}

/** As the models take it, with the person who added it by the name given. */
export function asTenantExclusion(row: ExclusionRow, by: string): TenantExclusion {
  const { id, modelPath, conditions, reason, addedAt, endsAt } = row;
  const when = conditions as readonly Condition[];
  return { id, model: modelPath, when, reason, by, fromMs: addedAt, untilMs: endsAt };
}

/** An exclusion with what it kept quiet so far. */
export interface CountedExclusion extends ExclusionRow {
  /** Acts that would have been hits. */
  hits: number;
  /** When the last of them happened, epoch ms. */
  lastHitAt: number | null;
}

export async function insertExclusion(tx: TenantTx, of: ExclusionRow): Promise<void> {
  await tx.query(
    `insert into exclusions
       (tenant_id, id, model_path, conditions, reason, added_by, added_at, ends_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [
      tx.tenantId,
      of.id,
      of.modelPath,
      json(of.conditions),
      text(of.reason),
      of.addedBy,
      instant(of.addedAt),
      instant(of.endsAt),
    ],
  );
}

/** Ends an exclusion that still holds at `at` (epoch ms); undefined where there is none. */
export async function endExclusion(
  tx: TenantTx,
  id: string,
  at: number,
): Promise<ExclusionRow | undefined> {
  const rows = await tx.query<Row>(
    `update exclusions set ends_at = greatest($3::timestamptz, added_at)
     where tenant_id = $1 and id = $2 and ends_at > $3 returning ${columns}`,
    [tx.tenantId, id, instant(at)],
  );
  return rows.map(ofRow)[0];
}

/** Those that hold for some act at or after `from` (epoch ms), oldest first. */
export async function listExclusions(tx: TenantTx, from: number): Promise<ExclusionRow[]> {
  const rows = await tx.queryPlanned<Row>(
    `select ${columns} from exclusions where tenant_id = $1 and ends_at > $2
     order by added_at, id`,
    [tx.tenantId, instant(from)],
  );
  return rows.map(ofRow);
}

/** The tenant's exclusions, ended ones too, the newest first, with what each kept quiet. */
export async function listCountedExclusions(
  tx: TenantTx,
  limit: number,
): Promise<CountedExclusion[]> {
  const rows = await tx.query<Row & { hits: string; lastHitAt: Date | null }>(
    `select ${columns},
       (select count(*) from exclusion_hits h where h.tenant_id = $1 and h.exclusion_id = e.id) as hits,
       (select max(happened_at) from exclusion_hits h
        where h.tenant_id = $1 and h.exclusion_id = e.id) as "lastHitAt"
     from exclusions e where tenant_id = $1 order by added_at desc, id limit $2`,
    [tx.tenantId, limit],
  );
  return rows.map(({ hits, lastHitAt, ...row }) => ({
    ...ofRow(row),
    hits: Number(hits),
    lastHitAt: lastHitAt?.getTime() ?? null,
  }));
}

/** An act that an exclusion kept quiet; `time` epoch ms. */
export interface ExclusionHit {
  exclusionId: string;
  eventId: string;
  time: number;
}

/** Notes hits, each once. */
export async function saveExclusionHits(
  tx: TenantTx,
  hits: readonly ExclusionHit[],
): Promise<void> {
  await tx.query(
    `insert into exclusion_hits (tenant_id, exclusion_id, event_id, happened_at)
     select $1, * from unnest($2::uuid[], $3::uuid[], $4::timestamptz[])
     on conflict do nothing`,
    [
      tx.tenantId,
      column(hits, ({ exclusionId }) => exclusionId),
      column(hits, ({ eventId }) => eventId),
      column(hits, ({ time }) => instant(time)),
    ],
  );
}

type Row = Omit<ExclusionRow, 'addedAt' | 'endsAt'> & { addedAt: Date; endsAt: Date };

const columns = `id, model_path as "modelPath", conditions, reason, added_by as "addedBy",
  added_at as "addedAt", ends_at as "endsAt"`;

const ofRow = (row: Row): ExclusionRow => ({
  ...row,
  addedAt: row.addedAt.getTime(),
  endsAt: row.endsAt.getTime(),
});

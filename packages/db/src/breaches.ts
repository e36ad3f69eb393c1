import type { Breach } from '@nightjar/core';
import { askedOf } from './asked.ts';
import { column, instant, json, text } from './columns.ts';
import type { TenantTx } from './tenancy/index.ts';

/** `breaches` are of DETECT models, the evaluator's; `respond_breaches` of RESPOND models, the responder's. */
export type BreachTable = 'breaches' | 'respond_breaches';

/** A breach with when Nightjar first knew of it, epoch ms. */
export type StoredBreach = Breach & { knownAt: number };

/**
 * Saves breaches as they now are; one that changed gets the next revision. Returns the ids of those that
 * are new or changed.
 */
export async function saveBreaches(
  tx: TenantTx,
  breaches: readonly Breach[],
  at: { knownAt: number; table?: BreachTable },
): Promise<string[]> {
  const sorted = breaches.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const rows = await tx.query<{ id: string }>(saveSql(at.table ?? 'breaches'), [
    tx.tenantId,
    instant(at.knownAt),
    column(sorted, (one) => one.id),
    column(sorted, (one) => one.modelUuid),
    column(sorted, (one) => one.modelPath),
    column(sorted, (one) => one.modelVersion),
    column(sorted, (one) => one.category),
    column(sorted, (one) => one.compliance),
    column(sorted, (one) => one.priority),
    column(sorted, (one) => one.group),
    column(sorted, (one) => text(one.subject)),
    column(sorted, (one) => text(one.subjectName)),
    column(sorted, (one) => text(one.key)),
    column(sorted, (one) => one.windowIndex),
    column(sorted, (one) => instant(one.time)),
    column(sorted, (one) => instant(one.endTime)),
    column(sorted, (one) => one.score),
    column(sorted, (one) => one.status),
    column(sorted, (one) => json({ ...one, revision: undefined })),
  ]);
  return rows.map(({ id }) => id);
}

// The revision lives in its column alone: in the body, every saving would look like a change.
const saveSql = (table: BreachTable): string => `
  insert into ${table} as old (tenant_id, known_at, id, model_uuid, model_path, model_version,
    category, compliance, priority, model_group, subject, subject_name, key, window_index,
    happened_at, ended_at, score, status, body, revision)
  select $1, $2, *, 1 from unnest($3::uuid[], $4::uuid[], $5::text[], $6::int[], $7::text[],
    $8::boolean[], $9::smallint[], $10::text[], $11::text[], $12::text[], $13::text[],
    $14::bigint[], $15::timestamptz[], $16::timestamptz[], $17::real[], $18::text[], $19::jsonb[])
  on conflict (tenant_id, id) do update set
    model_version = excluded.model_version, category = excluded.category,
    compliance = excluded.compliance, priority = excluded.priority,
    subject_name = excluded.subject_name, happened_at = excluded.happened_at,
    ended_at = excluded.ended_at, score = excluded.score, status = excluded.status,
    body = excluded.body, revision = old.revision + 1
  where old.body is distinct from excluded.body
  returning id`;

export interface BreachFilter {
  table?: BreachTable;
  ids?: readonly string[];
  subjects?: readonly string[];
  modelUuids?: readonly string[];
  /** Epoch ms, both inclusive: breaches whose [time, endTime] touches them. */
  from?: number;
  to?: number;
  includeWithdrawn?: boolean;
}

/** Breaches by time and id. */
export async function listBreaches(tx: TenantTx, filter: BreachFilter): Promise<StoredBreach[]> {
  const { from, ids, modelUuids, subjects, to } = filter;
  const { where, params } = askedOf(tx, [
    ['id = any (?::uuid[])', ids],
    ['subject = any (?::text[])', subjects],
    ['model_uuid = any (?::uuid[])', modelUuids],
    ['ended_at >= ?::timestamptz', from === undefined ? undefined : instant(from)],
    ['happened_at <= ?::timestamptz', to === undefined ? undefined : instant(to)],
    ['status = ?', filter.includeWithdrawn ? undefined : 'active'],
  ]);
  const rows = await tx.queryPlanned<{ body: Breach; revision: number; knownAt: Date }>(
    `select body, revision, known_at as "knownAt" from ${filter.table ?? 'breaches'}
     where ${where} order by happened_at, id`,
    params,
  );
  return rows.map(({ body, revision, knownAt }) => ({
    ...body,
    revision,
    knownAt: knownAt.getTime(),
  }));
}

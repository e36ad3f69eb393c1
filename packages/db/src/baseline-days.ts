import { askedOf } from './asked.ts';
import { column, instant, json, text } from './columns.ts';
import type { TenantTx } from './tenancy/index.ts';

/** `YYYY-MM-DD`, UTC. */
export type IsoDay = string;

/** What one entity showed on one day, packed by the core. */
export interface BaselineDayRow {
  entity: string;
  day: IsoDay;
  packed: unknown;
}

/** Replaces baseline days; call it in chunks, closing a day is idempotent. */
export async function saveBaselineDays(
  tx: TenantTx,
  rows: readonly BaselineDayRow[],
): Promise<void> {
  await tx.query(
    `insert into baseline_days (tenant_id, entity, day, packed)
     select $1, * from unnest($2::text[], $3::date[], $4::jsonb[])
     on conflict (tenant_id, entity, day) do update set packed = excluded.packed
     where baseline_days.packed is distinct from excluded.packed`,
    [
      tx.tenantId,
      column(rows, (row) => text(row.entity)),
      column(rows, (row) => row.day),
      column(rows, (row) => json(row.packed)),
    ],
  );
}

/** Removes what a rebuilt day no longer has. */
export async function removeBaselineDays(
  tx: TenantTx,
  day: IsoDay,
  entities: readonly string[],
): Promise<void> {
  await tx.query(
    `delete from baseline_days where tenant_id = $1 and day = $2 and entity = any ($3::text[])`,
    [tx.tenantId, day, entities.map((entity) => text(entity))],
  );
}

/** Baseline days in [from, to], by entity and day; of all entities, or of some. */
export function listBaselineDays(
  tx: TenantTx,
  of: { from: IsoDay; to: IsoDay; entities?: readonly string[] },
): Promise<BaselineDayRow[]> {
  const { where, params } = askedOf(tx, [
    ['day >= ?', of.from],
    ['day <= ?', of.to],
    ['entity = any (?::text[])', of.entities],
  ]);
  return tx.queryPlanned(
    `select entity, day, packed from baseline_days where ${where} order by entity, day`,
    params,
  );
}

/** Entities that have a row of the day: of a large tenant their names are all that fits a transaction. */
export async function listEntitiesOfDay(tx: TenantTx, day: IsoDay): Promise<string[]> {
  const rows = await tx.query<{ entity: string }>(
    `select entity from baseline_days where tenant_id = $1 and day = $2`,
    [tx.tenantId, day],
  );
  return rows.map(({ entity }) => entity);
}

/** First and last closed day on which the entity showed anything; undefined: on none. */
export async function findBaselineSpan(
  tx: TenantTx,
  entity: string,
): Promise<{ first: IsoDay; last: IsoDay } | undefined> {
  const [row] = await tx.query<{ first: IsoDay | null; last: IsoDay | null }>(
    `select min(day)::text as first, max(day)::text as last from baseline_days
     where tenant_id = $1 and entity = $2`,
    [tx.tenantId, entity],
  );
  return row?.first && row.last ? { first: row.first, last: row.last } : undefined;
}

/** Notes the day as closed, and as clean; it holds every batch stored up to `storedUntil` (epoch ms). */
export async function markDayClosed(tx: TenantTx, day: IsoDay, storedUntil: number): Promise<void> {
  await tx.queryPlanned(
    `insert into closed_days (tenant_id, day, stored_until) values ($1, $2, $3)
     on conflict (tenant_id, day) do update set stored_until = excluded.stored_until`,
    [tx.tenantId, day, instant(storedUntil)],
  );
  await tx.queryPlanned('delete from dirty_days where tenant_id = $1 and day = $2', [
    tx.tenantId,
    day,
  ]);
}

export async function listClosedDays(tx: TenantTx, from: IsoDay, to: IsoDay): Promise<IsoDay[]> {
  const rows = await tx.queryPlanned<{ day: IsoDay }>(
    'select day from closed_days where tenant_id = $1 and day between $2 and $3 order by day',
    [tx.tenantId, from, to],
  );
  return rows.map(({ day }) => day);
}

/** Which of the days were closed before the batch was stored, and so without it. */
export async function listDaysClosedWithout(
  tx: TenantTx,
  of: { days: readonly IsoDay[]; batchId: string },
): Promise<IsoDay[]> {
  const rows = await tx.queryPlanned<{ day: IsoDay }>(
    `select c.day from closed_days c join event_batches b on b.tenant_id = $1 and b.id = $3
     where c.tenant_id = $1 and c.day = any($2::date[])
       and (c.stored_until is null or c.stored_until < b.stored_at) order by c.day`,
    [tx.tenantId, of.days, of.batchId],
  );
  return rows.map(({ day }) => day);
}

/** Notes that closed days must be computed again. */
export async function markDaysDirty(tx: TenantTx, days: readonly IsoDay[]): Promise<void> {
  await tx.query(
    `insert into dirty_days (tenant_id, day) select $1, * from unnest($2::date[])
     on conflict do nothing`,
    [tx.tenantId, days],
  );
}

/** Oldest first: they are rebuilt in ascending order. */
export async function listDirtyDays(tx: TenantTx): Promise<IsoDay[]> {
  const rows = await tx.queryPlanned<{ day: IsoDay }>(
    'select day from dirty_days where tenant_id = $1 order by day',
    [tx.tenantId],
  );
  return rows.map(({ day }) => day);
}

/** The entity must not learn the value on days in [fromDay, untilDay). */
export interface CutOut {
  entity: string;
  feature: string;
  value: string;
  fromDay: IsoDay;
  untilDay: IsoDay;
  cause: string;
}

export async function saveCutOuts(tx: TenantTx, cutOuts: readonly CutOut[]): Promise<void> {
  await tx.query(
    `insert into cut_outs (tenant_id, entity, feature, value, from_day, until_day, cause)
     select $1, * from unnest($2::text[], $3::text[], $4::text[], $5::date[], $6::date[], $7::text[])
     on conflict (tenant_id, entity, feature, value, from_day)
       do update set until_day = excluded.until_day, cause = excluded.cause`,
    [
      tx.tenantId,
      column(cutOuts, (one) => text(one.entity)),
      column(cutOuts, (one) => one.feature),
      column(cutOuts, (one) => text(one.value)),
      column(cutOuts, (one) => one.fromDay),
      column(cutOuts, (one) => one.untilDay),
      column(cutOuts, (one) => text(one.cause)),
    ],
  );
}

/** Cut-outs that touch a day in [from, to]. */
export function listCutOuts(tx: TenantTx, from: IsoDay, to: IsoDay): Promise<CutOut[]> {
  return tx.query(
    `select entity, feature, value, from_day as "fromDay", until_day as "untilDay", cause
     from cut_outs where tenant_id = $1 and from_day <= $3 and until_day > $2
     order by entity, feature, value, from_day`,
    [tx.tenantId, from, to],
  );
}

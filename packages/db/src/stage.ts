import { instant } from './columns.ts';
import type { Stage } from './roles.ts';
import type { SweepTx, TenantTx } from './tenancy/index.ts';

/**
 * Locks the (tenant, stage) row to the end of the transaction and returns its revision, 0 when new. A
 * cache built on another revision must be dropped.
 */
export async function lockStage(tx: TenantTx, stage: Stage): Promise<number> {
  const select = `select revision from stage_state where tenant_id = $1 and stage = $2 for update`;
  const params = [tx.tenantId, stage];
  const found = await tx.queryPlanned<{ revision: number }>(select, params);
  if (found[0] !== undefined) return found[0].revision;
  await tx.queryPlanned(
    `insert into stage_state (tenant_id, stage, revision) values ($1, $2, 0)
     on conflict do nothing`,
    params,
  );
  return (await tx.queryPlanned<{ revision: number }>(select, params))[0]!.revision;
}

/** The row's new value, to be saved with the outputs. Call under `lockStage`. */
export async function advanceStage(tx: TenantTx, stage: Stage): Promise<number> {
  const [row] = await tx.queryPlanned<{ revision: number }>(
    `update stage_state set revision = revision + 1 where tenant_id = $1 and stage = $2
     returning revision`,
    [tx.tenantId, stage],
  );
  return row!.revision;
}

/**
 * The end of a batch's work, in one statement: the mark, the row's next revision, and no attempts to
 * remember. Call under `lockStage`, where no mark was found.
 */
export async function finishBatch(tx: TenantTx, stage: Stage, batchId: string): Promise<void> {
  await tx.queryPlanned(
    `with marked as (
       insert into stage_marks (tenant_id, stage, batch_id) values ($1, $2, $3)),
     forgotten as (
       delete from stage_attempts where tenant_id = $1 and stage = $2 and batch_id = $3)
     update stage_state set revision = revision + 1 where tenant_id = $1 and stage = $2`,
    [tx.tenantId, stage, batchId],
  );
}

/** Marks batches as handled by the stage; returns those that were not yet. */
export async function markBatches(
  tx: TenantTx,
  stage: Stage,
  batchIds: readonly string[],
): Promise<string[]> {
  const rows = await tx.queryPlanned<{ id: string }>(
    `insert into stage_marks (tenant_id, stage, batch_id)
     select $1, $2, id from unnest($3::uuid[]) as id order by id
     on conflict do nothing returning batch_id as id`,
    [tx.tenantId, stage, batchIds],
  );
  return rows.map(({ id }) => id);
}

/** Of these batches those the stage has handled. */
export async function listMarked(
  tx: TenantTx,
  stage: Stage,
  batchIds: readonly string[],
): Promise<Set<string>> {
  const rows = await tx.queryPlanned<{ id: string }>(
    `select batch_id as id from stage_marks
     where tenant_id = $1 and stage = $2 and batch_id = any ($3::uuid[])`,
    [tx.tenantId, stage, batchIds],
  );
  return new Set(rows.map(({ id }) => id));
}

/**
 * Counts an attempt at a batch that the stage has not marked; commit it before the work. Returns how many
 * there were, this one included; undefined where the batch is handled.
 */
export async function beginAttempt(
  tx: TenantTx,
  stage: Stage,
  batchId: string,
): Promise<number | undefined> {
  const [row] = await tx.queryPlanned<{ attempts: number }>(
    `insert into stage_attempts as a (tenant_id, stage, batch_id, attempts)
     select $1, $2, $3, 1 where not exists (select from stage_marks
       where tenant_id = $1 and stage = $2 and batch_id = $3)
     on conflict (tenant_id, stage, batch_id) do update set attempts = a.attempts + 1
     returning attempts`,
    [tx.tenantId, stage, batchId],
  );
  return row?.attempts;
}

/** Counts an attempt at what has no mark of its own, such as one event. */
export async function countAttempt(tx: TenantTx, stage: Stage, batchId: string): Promise<number> {
  const [row] = await tx.queryPlanned<{ attempts: number }>(
    `insert into stage_attempts as a (tenant_id, stage, batch_id, attempts) values ($1, $2, $3, 1)
     on conflict (tenant_id, stage, batch_id) do update set attempts = a.attempts + 1
     returning attempts`,
    [tx.tenantId, stage, batchId],
  );
  return row!.attempts;
}

/** Forgets the attempts at batches that are handled. */
export async function clearAttempts(
  tx: TenantTx,
  stage: Stage,
  batchIds: readonly string[],
): Promise<void> {
  await tx.queryPlanned(
    `delete from stage_attempts
     where tenant_id = $1 and stage = $2 and batch_id = any ($3::uuid[])`,
    [tx.tenantId, stage, batchIds],
  );
}

/** The stages that handle batches, each with the one whose mark it waits for. */
export const batchStages = [
  { stage: 'baseline', after: null },
  { stage: 'evaluator', after: 'baseline' },
  { stage: 'analyst', after: 'evaluator' },
  { stage: 'responder', after: 'analyst' },
] as const;
export type BatchStage = (typeof batchStages)[number]['stage'];

export interface WaitingFilter {
  stage: BatchStage;
  /** Epoch ms: batches stored in [since, before). A full search has since 0. */
  since: number;
  before: number;
  /** At most so many of one tenant, oldest first. */
  perTenantMax: number;
}

const isMarkedBy = (stage: string): string => `exists (select from stage_marks m
  where m.tenant_id = b.tenant_id and m.stage = ${stage} and m.batch_id = b.id)`;

function waitingWhere(stage: BatchStage): string {
  const { after } = batchStages.find((one) => one.stage === stage)!;
  const isThere = after === null ? 'true' : isMarkedBy(`'${after}'`);
  return `stored_at >= $2 and stored_at < $3 and not ${isMarkedBy('$1')} and ${isThere}`;
}

const waitingParams = ({ stage, since, before, perTenantMax }: WaitingFilter): unknown[] => [
  stage,
  instant(since),
  instant(before),
  perTenantMax,
];

/** The tenant's batches that wait for the stage, oldest first: what may be released next. */
export async function listWaitingBatches(tx: TenantTx, filter: WaitingFilter): Promise<string[]> {
  const rows = await tx.queryPlanned<{ id: string }>(
    `select id from event_batches b where tenant_id = $5 and ${waitingWhere(filter.stage)}
     order by stored_at, id limit $4`,
    [...waitingParams(filter), tx.tenantId],
  );
  return rows.map(({ id }) => id);
}

/** Batches of all tenants that wait for the stage: what the sweeper publishes again. `storedAt` in epoch ms. */
export async function sweepWaitingBatches(
  tx: SweepTx,
  filter: WaitingFilter,
): Promise<{ tenantId: string; batchId: string; storedAt: number }[]> {
  // A search of everything there ever was wants another plan than one of the last minute.
  const ask = filter.since === 0 ? tx.query : tx.queryPlanned;
  const rows = await ask<{ tenantId: string; batchId: string; storedAt: Date }>(
    `select tenant_id as "tenantId", id as "batchId", stored_at as "storedAt" from (
       select tenant_id, id, stored_at,
         row_number() over (partition by tenant_id order by stored_at, id) as place
       from event_batches b where ${waitingWhere(filter.stage)}) waiting
     where place <= $4 order by stored_at, id`,
    waitingParams(filter),
  );
  return rows.map((row) => ({ ...row, storedAt: row.storedAt.getTime() }));
}

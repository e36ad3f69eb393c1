import { timeOfEventId } from '@nightjar/core';
import type { TenantTx } from './tenancy/index.ts';

/** What feeds a tenant and whether anything is behind. Times in epoch ms; null: never any. */
export interface TenantHealth {
  /** Latest event time stored. */
  lastEventAt: number | null;
  /** Latest moment at which an event became known. */
  lastKnownAt: number | null;
  eventsStored: number;
  deadLetters: number;
  /** Stored but not evaluated yet. */
  eventsWaiting: number;
  /** Batches that a stage tried again and again and has not handled: what should pass does not. */
  batchesStuck: number;
  /** Days with closed baselines. */
  baselineDays: number;
}

// What fails for a reason of its own is a dead letter by then.
const stuckFromAttempt = 5;

// Counts of events come from their batches: counting a hundred days of rows would take seconds.
const sql = `
  select
    (select id from events where tenant_id = $1 order by id desc limit 1) as "lastEventId",
    (select max(stored_at) from event_batches where tenant_id = $1) as "lastKnownAt",
    (select coalesce(sum(event_count), 0)::int8 from event_batches where tenant_id = $1)
      - (select count(*) from replaced_events where tenant_id = $1) as "eventsStored",
    (select count(*) from dead_letters where tenant_id = $1 and replayed_at is null)
      as "deadLetters",
    (select coalesce(sum(event_count), 0)::int8 from event_batches b where tenant_id = $1
      and not exists (select from stage_marks m
        where m.tenant_id = $1 and m.stage = 'evaluator' and m.batch_id = b.id))
      as "eventsWaiting",
    (select count(*) from stage_attempts where tenant_id = $1 and attempts >= ${stuckFromAttempt})
      as "batchesStuck",
    (select count(*) from closed_days where tenant_id = $1) as "baselineDays"`;

/** For the role api. */
export async function getTenantHealth(tx: TenantTx): Promise<TenantHealth> {
  const [row] = await tx.query<
    Record<Exclude<keyof TenantHealth, 'lastEventAt' | 'lastKnownAt'>, number | bigint> & {
      lastEventId: string | null;
      lastKnownAt: Date | null;
    }
  >(sql, [tx.tenantId]);
  const { lastEventId, lastKnownAt, ...counts } = row!;
  return {
    lastEventAt: lastEventId === null ? null : timeOfEventId(lastEventId),
    lastKnownAt: lastKnownAt?.getTime() ?? null,
    eventsStored: Number(counts.eventsStored),
    deadLetters: Number(counts.deadLetters),
    eventsWaiting: Number(counts.eventsWaiting),
    batchesStuck: Number(counts.batchesStuck),
    baselineDays: Number(counts.baselineDays),
  };
}

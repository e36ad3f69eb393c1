import type { TenantTx } from './tenancy/index.ts';

/** Where an event lay before other content of its id took its place. */
export interface ReplacedEvent {
  id: string;
  batchId: string;
  position: number;
}

/**
 * Takes events out of the rows, to be stored again in another batch by the same transaction, and notes that
 * their lines in the old blocks count no more.
 */
export function takeOutEvents(tx: TenantTx, ids: readonly string[]): Promise<ReplacedEvent[]> {
  return tx.query(
    `with gone as (
       delete from events where tenant_id = $1 and id = any ($2::uuid[])
       returning id, batch_id, position),
     noted as (
       insert into replaced_events (tenant_id, batch_id, event_id) select $1, batch_id, id from gone)
     select id, batch_id as "batchId", position from gone order by id`,
    [tx.tenantId, ids],
  );
}

/** Whether the event's line in that batch counts no more. */
export type IsReplaced = (batchId: string, eventId: string) => boolean;

/** For these batches; almost always nothing was replaced. */
export async function listReplacedEvents(
  tx: TenantTx,
  batchIds: readonly string[],
): Promise<IsReplaced> {
  const rows = await tx.queryPlanned<{ batchId: string; eventId: string }>(
    `select batch_id as "batchId", event_id as "eventId" from replaced_events
     where tenant_id = $1 and batch_id = any ($2::uuid[])`,
    [tx.tenantId, batchIds],
  );
  const keys = new Set(rows.map(({ batchId, eventId }) => `${batchId} ${eventId}`));
  return (batchId, eventId) => keys.has(`${batchId} ${eventId}`);
}

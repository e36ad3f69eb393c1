import { sources, type OperationKind } from '@nightjar/core';
import type { TenantTx } from './tenancy/index.ts';

/** Kinds of operation among the tenant's latest events, and how many events are of each. */
export async function listOperationKinds(
  tx: TenantTx,
  { latest }: { latest: number },
): Promise<(OperationKind & { events: number })[]> {
  const rows = await tx.query<Omit<OperationKind, 'source'> & { source: number; events: number }>(
    // By number of events, not by days: a busy tenant's day would take seconds.
    `select source::int as source, operation, class_uid as "classUid", activity_id as "activityId",
       count(*)::int as events
     from (select source, operation, class_uid, activity_id from events
       where tenant_id = $1 order by id desc limit $2) latest
     group by 1, 2, 3, 4`,
    [tx.tenantId, latest],
  );
  return rows.map((row) => ({ ...row, source: sources[row.source]! }));
}

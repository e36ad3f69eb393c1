import { lowestEventId, sources, timeOfEventId, type Source } from '@nightjar/core';
import type { TenantTx } from './tenancy/index.ts';

/** The feeds among the latest events up to a time, each with the time of its newest. Epoch ms. */
export async function listFeedsSeen(
  tx: TenantTx,
  { until, latest }: { until: number; latest: number },
): Promise<Map<Source, number>> {
  const rows = await tx.query<{ source: number; id: string }>(
    // By number of events, not by days: a busy tenant's day would take seconds.
    `select distinct on (source) source::int as source, id
     from (select source, id from events
       where tenant_id = $1 and id < $2 order by id desc limit $3) latest
     order by source, id desc`,
    [tx.tenantId, lowestEventId(until), latest],
  );
  return new Map(rows.map(({ source, id }) => [sources[source]!, timeOfEventId(id)]));
}

import { instant } from './columns.ts';
import type { TenantTx } from './tenancy/index.ts';

/** Epoch ms, from inclusive, to exclusive: what touches it. */
export interface Span {
  from: number;
  to: number;
}

/** Ids alone, by time: of breaches, withdrawn ones too, and of open incidents. */
export async function listFindingIds(
  tx: TenantTx,
  { from, to }: Span,
): Promise<{ breachIds: string[]; incidentIds: string[] }> {
  const values = [tx.tenantId, instant(from), instant(to)];
  const breaches = await tx.query<{ id: string }>(
    `select id from breaches where tenant_id = $1 and ended_at >= $2 and happened_at < $3
     order by happened_at, id`,
    values,
  );
  const incidents = await tx.query<{ id: string }>(
    `select id from incidents
     where tenant_id = $1 and status = 'open' and ended_at >= $2 and started_at < $3
     order by started_at, id`,
    values,
  );
  return {
    breachIds: breaches.map(({ id }) => id),
    incidentIds: incidents.map(({ id }) => id),
  };
}

import type { Breach, TenantId } from '@nightjar/core';
import type { StoredBreach } from './breaches.ts';
import { instant } from './columns.ts';
import type { ScopeTx, TenantTx } from './tenancy/index.ts';

/** Absent fields do not restrict. */
export interface BreachPageFilter {
  tenantIds: readonly TenantId[];
  subject?: string;
  modelPath?: string;
  categories?: readonly string[];
  mode?: 'LIVE' | 'AUDIT';
  /** Epoch ms: happened in [from, to). */
  from?: number;
  to?: number;
  minScore?: number;
  includeWithdrawn?: boolean;
  /** Time (epoch ms) and id of the last breach seen. */
  after?: { time: number; id: string };
  limit: number;
}

/** Breaches of many tenants, newest first. */
export async function listBreachPage(
  tx: ScopeTx,
  filter: BreachPageFilter,
): Promise<StoredBreach[]> {
  const rows = await tx.query<{ body: Breach; revision: number; knownAt: Date }>(
    `select body, revision, known_at as "knownAt" from breaches
     where tenant_id = any ($1::uuid[])
       and ($2::text is null or subject = $2)
       and ($3::text is null or model_path = $3)
       and ($4::float8 is null or score >= $4)
       and ($5 or status = 'active')
       and ($6::timestamptz is null or (happened_at, id) < ($6, $7::uuid))
       and ($9::text[] is null or category = any ($9))
       and ($10::boolean is null or (body->>'mode' is not distinct from 'audit') = $10)
       and ($11::timestamptz is null or happened_at >= $11)
       and ($12::timestamptz is null or happened_at < $12)
     order by happened_at desc, id desc limit $8`,
    [
      filter.tenantIds,
      filter.subject ?? null,
      filter.modelPath ?? null,
      filter.minScore ?? null,
      filter.includeWithdrawn ?? false,
      filter.after ? instant(filter.after.time) : null,
      filter.after?.id ?? null,
      filter.limit,
      filter.categories ?? null,
      filter.mode === undefined ? null : filter.mode === 'AUDIT',
      filter.from === undefined ? null : instant(filter.from),
      filter.to === undefined ? null : instant(filter.to),
    ],
  );
  return rows.map(({ body, revision, knownAt }) => ({
    ...body,
    revision,
    knownAt: knownAt.getTime(),
  }));
}

/** Standing breaches that happened since (epoch ms), counted by model. */
export async function countBreachesByModel(
  tx: TenantTx,
  since: number,
): Promise<{ modelUuid: string; count: number; latestAt: number }[]> {
  const rows = await tx.query<{ modelUuid: string; count: number; latestAt: Date }>(
    `select model_uuid as "modelUuid", count(*)::int as count, max(happened_at) as "latestAt"
     from breaches where tenant_id = $1 and happened_at >= $2 and status = 'active'
     group by model_uuid`,
    [tx.tenantId, instant(since)],
  );
  return rows.map((row) => ({ ...row, latestAt: row.latestAt.getTime() }));
}

/** The open incident of each breach that has one, by breach id. */
export async function listIncidentsOfBreaches(
  tx: TenantTx,
  breachIds: readonly string[],
): Promise<Map<string, string>> {
  const rows = await tx.query<{ breachId: string; incidentId: string }>(
    `select b.breach_id as "breachId", b.incident_id as "incidentId" from incident_breaches b
     join incidents i on i.tenant_id = b.tenant_id and i.id = b.incident_id
     where b.tenant_id = $1 and b.breach_id = any ($2::uuid[]) and i.status = 'open'`,
    [tx.tenantId, breachIds],
  );
  return new Map(rows.map((row) => [row.breachId, row.incidentId]));
}

import type { Incident } from '@nightjar/core';
import type { IncidentVersion } from './incident-versions.ts';
import type { TenantTx } from './tenancy/index.ts';

/** All that the analyst tells of an incident, and what late evidence changed of it, oldest first. */
export interface IncidentBody {
  incident: Incident;
  versions: readonly IncidentVersion[];
}

/** The bodies of some incidents, by id. They grow with the evidence: lists do without. */
export async function listIncidentBodies(
  tx: TenantTx,
  ids: readonly string[],
): Promise<Map<string, IncidentBody>> {
  const rows = await tx.query<IncidentBody & { id: string }>(
    `select id, body as incident, versions from incidents where tenant_id = $1 and id = any ($2)`,
    [tx.tenantId, ids],
  );
  return new Map(rows.map(({ id, ...body }) => [id, body]));
}

/** In a few sentences what an incident is, and why it is one. */
export type IncidentGist = Pick<Incident, 'summary' | 'reasons'>;

/** The gist of some incidents, by id. */
export async function listIncidentGists(
  tx: TenantTx,
  ids: readonly string[],
): Promise<Map<string, IncidentGist>> {
  const rows = await tx.query<IncidentGist & { id: string }>(
    `select id, summary, reasons from incidents where tenant_id = $1 and id = any ($2)`,
    [tx.tenantId, ids],
  );
  return new Map(rows.map(({ id, ...gist }) => [id, gist]));
}

/** Ids of the breaches that some incidents hold, by incident. */
export async function listBreachesOfIncidents(
  tx: TenantTx,
  ids: readonly string[],
): Promise<Map<string, string[]>> {
  const rows = await tx.query<{ id: string; breachIds: string[] }>(
    `select incident_id as id, array_agg(breach_id order by breach_id) as "breachIds"
     from incident_breaches where tenant_id = $1 and incident_id = any ($2) group by incident_id`,
    [tx.tenantId, ids],
  );
  return new Map(rows.map(({ id, breachIds }) => [id, breachIds]));
}

/**
 * Ids of the open incidents that an id or the first characters of a display id may mean, whether they are
 * called so or were before; each with the row that the name is of.
 */
export async function listIncidentsNamed(
  tx: TenantTx,
  by: { id: string } | { displayId: string },
): Promise<{ named: { id: string; displayId: string }; id: string }[]> {
  const [where, value] =
    'id' in by
      ? ['id = $2::uuid', by.id]
      : ['left(display_id, 10) = left($2::text, 10)', by.displayId];
  return tx.query<{ named: { id: string; displayId: string }; id: string }>(
    `select jsonb_build_object('id', id, 'displayId', display_id) as named,
       coalesce(heir_id, id) as id from incidents
     where tenant_id = $1 and ${where} and (heir_id is not null or status = 'open')
     order by heir_id nulls first, id`,
    [tx.tenantId, value],
  );
}

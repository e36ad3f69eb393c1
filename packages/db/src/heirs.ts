import type { TenantTx } from './tenancy/index.ts';

/**
 * Notes of superseded incidents in which open one each lives on: the one that holds the earliest of its
 * breaches that any open one holds. Call it with all that were saved or superseded: it reaches every
 * incident that they may concern, and needs no history of who superseded whom.
 */
export async function linkHeirs(tx: TenantTx, changedIds: readonly string[]): Promise<void> {
  await tx.query(
    `with former as (
       select f.id, (
         select open.id from incident_breaches own
         join breaches b on b.tenant_id = $1 and b.id = own.breach_id
         join incident_breaches held on held.tenant_id = $1 and held.breach_id = own.breach_id
         join incidents open
           on open.tenant_id = $1 and open.id = held.incident_id and open.status = 'open'
         where own.tenant_id = $1 and own.incident_id = f.id
         order by b.happened_at, b.id limit 1) as heir_id
       from incidents f
       where f.tenant_id = $1 and f.status = 'superseded'
         and (f.heir_id = any ($2::uuid[]) or f.id in (
           select own.incident_id from incident_breaches changed
           join incident_breaches own on own.tenant_id = $1 and own.breach_id = changed.breach_id
           where changed.tenant_id = $1 and changed.incident_id = any ($2::uuid[]))))
     update incidents i set heir_id = former.heir_id from former
     where i.tenant_id = $1 and i.id = former.id and i.heir_id is distinct from former.heir_id`,
    [tx.tenantId, changedIds],
  );
}

/** SQL for the ids under which people and responses know the incident `i`: its own, and its former ones. */
export const namesSql = `(select i.id as name union all select f.id from incidents f
  where f.tenant_id = i.tenant_id and f.heir_id = i.id)`;

/**
 * SQL for the superseded incidents that people or responses named, each with the open one in which it lives
 * on (`heir_id`): the one that holds the earliest of its breaches that any open one holds. A breach is in one
 * open incident at most, so this needs no history of who superseded whom. `tenants` is an SQL array.
 */
export const formerSql = (tenants: string): string => `
  select s.tenant_id, s.id, heir.id as heir_id from incidents s
  cross join lateral (
    select open.id from incident_breaches own
    join breaches b on b.tenant_id = own.tenant_id and b.id = own.breach_id
    join incident_breaches held
      on held.tenant_id = own.tenant_id and held.breach_id = own.breach_id
    join incidents open
      on open.tenant_id = held.tenant_id and open.id = held.incident_id and open.status = 'open'
    where own.tenant_id = s.tenant_id and own.incident_id = s.id
    order by b.happened_at, b.id limit 1) heir
  where s.tenant_id = any (${tenants}) and s.status = 'superseded'
    and (exists (select from incident_decisions d
        where d.tenant_id = s.tenant_id and d.incident_id = s.id)
      or exists (select from response_actions a
        where a.tenant_id = s.tenant_id and a.incident_id = s.id))`;

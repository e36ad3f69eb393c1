-- Incidents that were superseded before heirs were noted: each lives on in the open one that holds the
-- earliest of its breaches that any open one holds, as the analyst notes it since.
update incidents i set heir_id = (
  select open.id from incident_breaches own
  join breaches b on b.tenant_id = own.tenant_id and b.id = own.breach_id
  join incident_breaches held on held.tenant_id = own.tenant_id and held.breach_id = own.breach_id
  join incidents open
    on open.tenant_id = own.tenant_id and open.id = held.incident_id and open.status = 'open'
  where own.tenant_id = i.tenant_id and own.incident_id = i.id
  order by b.happened_at, b.id limit 1)
where i.status = 'superseded' and i.heir_id is null;

-- What well-meant schemas commonly do besides a policy that asks a plain setting. Each line opens one
-- of the thirteen doors; the probes must find every one of them.

-- 1, 10: one table was forgotten.
alter table dead_letters disable row level security;

-- 3, 12: partitions are granted like their parent, and have no policies of their own.
drop event trigger close_new_partitions;
alter table events_older no force row level security, disable row level security;
grant select on events_older to nightjar_connectors, nightjar_baseline, nightjar_api;

-- 4: a view with its owner's rights.
create view incident_titles as select tenant_id, title from incidents;
alter view incident_titles owner to nightjar_owner;
grant select on incident_titles to nightjar_api;

-- 5: a materialised view for a dashboard.
create materialized view incident_counts as
  select tenant_id, max(title) as title, count(*) from incidents group by tenant_id;
grant select on incident_counts to nightjar_api;

-- 6: a function with its owner's rights.
create function search_incidents(wanted text) returns setof incidents
  language sql security definer as $$ select * from incidents where title like wanted $$;
alter function search_incidents(text) owner to nightjar_owner;

-- 7, 9: a unique index over all tenants.
create unique index on incidents (id);
create unique index on connections (id);

-- 8: a foreign key by id alone.
alter table incident_breaches
  drop constraint incident_breaches_tenant_id_incident_id_fkey,
  add foreign key (incident_id) references incidents (id);

-- 13: numbers given out to all tenants in turn.
create sequence ticket_numbers;
select nextval('ticket_numbers');
grant usage, select on sequence ticket_numbers to nightjar_api;

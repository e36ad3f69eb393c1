-- What people ask of the analyst, and what it answered. It judges under its own lock, on what stands then.
create table analyst_requests (
  tenant_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  at timestamptz not null,
  kind text not null check (kind in ('merge', 'split', 'investigate')),
  -- The incident that it is asked of; none: an entity and a time.
  incident_id uuid,
  body jsonb not null,
  primary key (tenant_id, id)
);
create index analyst_requests_incident on analyst_requests (tenant_id, incident_id);
create index analyst_requests_at on analyst_requests (tenant_id, kind, at);
select tenancy.tenant_table('analyst_requests', 'nightjar_api', '{nightjar_analyst}');
revoke update, delete on analyst_requests from nightjar_api;
select tenancy.let_sweep('analyst_requests', '{tenant_id,id,at}');

-- `seq` is the order in which they were judged: of two that contradict each other the later holds.
create table analyst_answers (
  tenant_id uuid not null,
  request_id uuid not null,
  seq integer not null,
  at timestamptz not null,
  body jsonb not null,
  primary key (tenant_id, request_id),
  unique (tenant_id, seq),
  foreign key (tenant_id, request_id) references analyst_requests (tenant_id, id)
);
select tenancy.tenant_table('analyst_answers', 'nightjar_analyst', '{nightjar_api}');
revoke update, delete on analyst_answers from nightjar_analyst;
select tenancy.let_sweep('analyst_answers', '{tenant_id,request_id}');

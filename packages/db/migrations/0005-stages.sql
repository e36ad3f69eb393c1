-- How far each stage is with a tenant, and what it could not take.

create table stage_state (
  tenant_id uuid not null,
  stage text not null,
  revision bigint not null,
  primary key (tenant_id, stage)
);
select tenancy.stage_table('stage_state');

create table stage_marks (
  tenant_id uuid not null,
  stage text not null,
  batch_id uuid not null,
  marked_at timestamptz not null default now(),
  primary key (tenant_id, stage, batch_id)
);
select tenancy.stage_table('stage_marks');
select tenancy.let_sweep('stage_marks', '{tenant_id,stage,batch_id,marked_at}');

create table stage_attempts (
  tenant_id uuid not null,
  stage text not null,
  batch_id uuid not null,
  attempts integer not null,
  primary key (tenant_id, stage, batch_id)
);
select tenancy.stage_table('stage_attempts');

-- Outsider-written bytes: `raw` is cut at 64 kB, `position` is {file, line, offset}.
create table dead_letters (
  tenant_id uuid not null,
  id uuid not null,
  stage text not null,
  source text not null,
  reason text not null,
  position jsonb,
  raw bytea check (octet_length(raw) <= 65536),
  batch_id uuid,
  created_at timestamptz not null default now(),
  replayed_at timestamptz,
  primary key (tenant_id, id)
);
create index dead_letters_created on dead_letters (tenant_id, created_at);
select tenancy.stage_table('dead_letters');

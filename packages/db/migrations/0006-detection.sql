-- Baselines, scores, matches and model breaches.

create table baseline_days (
  tenant_id uuid not null,
  entity text not null,
  day date not null,
  packed jsonb not null,
  primary key (tenant_id, entity, day)
);
create index baseline_days_day on baseline_days (tenant_id, day);
select tenancy.tenant_table('baseline_days', 'nightjar_baseline',
  '{nightjar_evaluator,nightjar_analyst,nightjar_api}');

create table closed_days (
  tenant_id uuid not null,
  day date not null,
  closed_at timestamptz not null default now(),
  primary key (tenant_id, day)
);
select tenancy.tenant_table('closed_days', 'nightjar_baseline',
  '{nightjar_evaluator,nightjar_analyst,nightjar_api}');

create table dirty_days (
  tenant_id uuid not null,
  day date not null,
  primary key (tenant_id, day)
);
select tenancy.tenant_table('dirty_days', 'nightjar_baseline', '{nightjar_api}');

-- A value that an entity must not learn for a while.
create table cut_outs (
  tenant_id uuid not null,
  entity text not null,
  feature text not null,
  value text not null,
  from_day date not null,
  until_day date not null,
  cause text not null,
  primary key (tenant_id, entity, feature, value, from_day)
);
select tenancy.tenant_table('cut_outs', 'nightjar_baseline', '{nightjar_analyst,nightjar_api}');

-- zstd JSON: what the baseline says of each event of the batch, by event id.
create table batch_scores (
  tenant_id uuid not null,
  batch_id uuid not null,
  body bytea not null,
  primary key (tenant_id, batch_id)
);
alter table batch_scores alter column body set storage external;
select tenancy.tenant_table('batch_scores', 'nightjar_baseline',
  '{nightjar_evaluator,nightjar_analyst,nightjar_api}');

create table matches (
  tenant_id uuid not null,
  event_id uuid not null,
  subject text,
  source_ip inet,
  happened_at timestamptz not null,
  act jsonb not null,
  primary key (tenant_id, event_id)
);
create index matches_subject on matches (tenant_id, subject, happened_at);
create index matches_source on matches (tenant_id, source_ip, happened_at);
select tenancy.tenant_table('matches', 'nightjar_evaluator', '{nightjar_analyst,nightjar_api}');

-- Evidence is copied into `body`: it must outlive the hot window of events.
create table breaches (
  tenant_id uuid not null,
  id uuid not null,
  model_uuid uuid not null,
  model_path text not null,
  model_version integer not null,
  category text not null check (category in ('Informational', 'Suspicious', 'Critical')),
  compliance boolean not null,
  priority smallint not null,
  model_group text not null,
  subject text not null,
  subject_name text not null,
  key text not null,
  window_index bigint not null,
  happened_at timestamptz not null,
  ended_at timestamptz not null,
  known_at timestamptz not null,
  score real not null,
  status text not null check (status in ('active', 'withdrawn')),
  revision integer not null,
  body jsonb not null,
  primary key (tenant_id, id)
);
create index breaches_subject on breaches (tenant_id, subject, happened_at);
create index breaches_tenant_known on breaches (tenant_id, known_at desc, id desc);
create index breaches_known on breaches (known_at desc, id desc);
select tenancy.tenant_table('breaches', 'nightjar_evaluator',
  '{nightjar_baseline,nightjar_analyst,nightjar_responder,nightjar_api}');

create table respond_breaches (like breaches including all);
select tenancy.tenant_table('respond_breaches', 'nightjar_responder',
  '{nightjar_analyst,nightjar_api}');

-- Incidents, and what people decided about them. What a screen shows is both together.

create table incidents (
  tenant_id uuid not null,
  id uuid not null,
  display_id text not null,
  title text not null,
  category text not null check (category in ('Suspicious', 'Critical')),
  severity text not null check (severity in ('Critical', 'High', 'Medium', 'Low')),
  score real not null,
  started_at timestamptz not null,
  ended_at timestamptz not null,
  known_at timestamptz not null,
  changed_at timestamptz not null,
  status text not null check (status in ('open', 'superseded')),
  revision integer not null,
  subject_names text[] not null,
  techniques text[] not null,
  body jsonb not null,
  primary key (tenant_id, id)
);
create index incidents_display on incidents (tenant_id, display_id);
create index incidents_tenant_known on incidents (tenant_id, known_at desc, id desc);
-- The queue of an MSSP: newest first over any number of tenants, a few rows read.
create index incidents_known on incidents (known_at desc, id desc);
select tenancy.tenant_table('incidents', 'nightjar_analyst',
  '{nightjar_baseline,nightjar_responder,nightjar_api}');

create table incident_breaches (
  tenant_id uuid not null,
  incident_id uuid not null,
  breach_id uuid not null,
  primary key (tenant_id, incident_id, breach_id),
  foreign key (tenant_id, incident_id) references incidents (tenant_id, id) on delete cascade
);
create index incident_breaches_breach on incident_breaches (tenant_id, breach_id);
select tenancy.tenant_table('incident_breaches', 'nightjar_analyst',
  '{nightjar_baseline,nightjar_responder,nightjar_api}');

create table incident_decisions (
  tenant_id uuid not null,
  incident_id uuid not null,
  seq integer not null,
  person_id uuid not null,
  at timestamptz not null,
  kind text not null check (kind in ('acknowledge', 'assign', 'benign', 'reopen', 'comment')),
  reason text,
  note text,
  -- Comments that the customer's own people do not see.
  internal boolean not null default false,
  primary key (tenant_id, incident_id, seq),
  foreign key (tenant_id, incident_id) references incidents (tenant_id, id)
);
select tenancy.tenant_table('incident_decisions', 'nightjar_api',
  '{nightjar_baseline,nightjar_analyst,nightjar_responder}');
revoke update, delete on incident_decisions from nightjar_api;

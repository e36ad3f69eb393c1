-- Response actions, their history, who said yes, and the audit log.

create table response_actions (
  tenant_id uuid not null,
  id uuid not null,
  kind text not null,
  target_key text not null,
  target_name text not null,
  incident_id uuid not null,
  cause_breach_id uuid not null,
  state text not null,
  reason text not null,
  proposed_at timestamptz not null,
  expires_at timestamptz not null,
  changed_at timestamptz not null,
  body jsonb not null,
  primary key (tenant_id, id)
);
create index response_actions_incident on response_actions (tenant_id, incident_id);
create index response_actions_state on response_actions (tenant_id, state, expires_at);
select tenancy.tenant_table('response_actions', 'nightjar_responder',
  '{nightjar_analyst,nightjar_api}');
select tenancy.let_sweep('response_actions', '{tenant_id,id,state,expires_at}');

create table response_action_history (
  tenant_id uuid not null,
  action_id uuid not null,
  seq integer not null,
  at timestamptz not null,
  state text not null,
  by text not null,
  reason text not null,
  detail jsonb,
  primary key (tenant_id, action_id, seq),
  foreign key (tenant_id, action_id) references response_actions (tenant_id, id)
);
select tenancy.tenant_table('response_action_history', 'nightjar_responder',
  '{nightjar_analyst,nightjar_api}');
revoke update, delete on response_action_history from nightjar_responder;

-- One decision an action: who comes second is told so by the primary key.
create table response_decisions (
  tenant_id uuid not null,
  action_id uuid not null,
  person_id uuid not null,
  decision text not null check (decision in ('approve', 'decline')),
  reason text,
  at timestamptz not null,
  primary key (tenant_id, action_id),
  foreign key (tenant_id, action_id) references response_actions (tenant_id, id)
);
select tenancy.tenant_table('response_decisions', 'nightjar_api',
  '{nightjar_analyst,nightjar_responder}');
revoke update, delete on response_decisions from nightjar_api;
select tenancy.let_sweep('response_decisions', '{tenant_id,action_id,at}');

-- A chain of hashes per tenant; rows are only ever added.
create table audit_log (
  tenant_id uuid not null,
  seq bigint not null,
  at timestamptz not null,
  person_id uuid,
  action text not null,
  object text not null,
  before jsonb,
  after jsonb,
  reason text,
  prev_hash bytea not null,
  hash bytea not null,
  primary key (tenant_id, seq)
);
select tenancy.tenant_table('audit_log', 'nightjar_api');
revoke update, delete on audit_log from nightjar_api;

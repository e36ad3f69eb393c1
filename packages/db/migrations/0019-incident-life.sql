-- The life of an incident. A decision says what it changed, what there was to decide on, and where the
-- incident stands since: the last row is what a list is filtered by, and all rows together replay it.
alter table incident_decisions
  add column change jsonb not null default '{}',
  add column seen jsonb not null default '{"breachIds": [], "evidenceAt": 0}',
  add column stand jsonb not null default '{}',
  drop constraint incident_decisions_kind_check,
  add constraint incident_decisions_kind_check check (kind in ('acknowledge', 'assign', 'start', 'hold',
    'resolve', 'close', 'reopen', 'pin', 'unpin', 'snooze', 'comment', 'check', 'uncheck', 'merge',
    'split', 'benign'));

-- When a breach was last added: what was concluded without it is open again since.
alter table incidents add column evidence_at timestamptz not null default now();

-- Hours within which incidents of a severity are taken on, contained and closed; none: the defaults.
create table service_levels (
  tenant_id uuid not null,
  severity text not null check (severity in ('Critical', 'High', 'Medium', 'Low')),
  respond_hours real not null,
  contain_hours real not null,
  close_hours real not null,
  primary key (tenant_id, severity)
);
select tenancy.tenant_table('service_levels', 'nightjar_api');

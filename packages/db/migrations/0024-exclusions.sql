-- What a tenant's people took out of a model for a while, with the reason; an ended one stays to be read.
create table exclusions (
  tenant_id uuid not null,
  id uuid not null,
  model_path text not null,
  conditions jsonb not null,
  reason text not null,
  added_by uuid not null,
  added_at timestamptz not null,
  ends_at timestamptz not null,
  primary key (tenant_id, id)
);
select tenancy.tenant_table('exclusions', 'nightjar_api', '{nightjar_evaluator}');

-- Acts that would have been hits but for an exclusion.
create table exclusion_hits (
  tenant_id uuid not null,
  exclusion_id uuid not null,
  event_id uuid not null,
  happened_at timestamptz not null,
  primary key (tenant_id, exclusion_id, event_id)
);
select tenancy.tenant_table('exclusion_hits', 'nightjar_evaluator', '{nightjar_api}');

-- What lists show of an incident lies in columns: its body, which grows with its evidence, stays where it is.
-- `evidence_id` names the set of its breaches; null in rows of before it was noted.
alter table incidents
  add column subject_keys text[] not null default '{}',
  add column summary text not null default '',
  add column reasons text[] not null default '{}',
  add column evidence_id uuid;

-- A display id is six characters after `INC-`, and more where others are alike.
drop index incidents_display;
create index incidents_display on incidents (tenant_id, left(display_id, 10));

-- A set of breaches that somebody concluded on: once, however many decisions stand on it.
create table evidence_sets (
  tenant_id uuid not null,
  id uuid not null,
  breach_ids uuid[] not null,
  primary key (tenant_id, id)
);
select tenancy.tenant_table('evidence_sets', 'nightjar_api', '{nightjar_baseline,nightjar_analyst}');
revoke update, delete on evidence_sets from nightjar_api;
alter table incident_decisions alter column seen set default '{}';

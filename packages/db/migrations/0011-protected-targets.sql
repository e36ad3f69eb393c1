-- Accounts that no response may touch: break-glass accounts and their like, by name or object id.
create table protected_targets (
  tenant_id uuid not null,
  target_key text not null,
  reason text not null,
  primary key (tenant_id, target_key)
);
select tenancy.tenant_table('protected_targets', 'nightjar_api', '{nightjar_responder}');

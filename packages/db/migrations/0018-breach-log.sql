-- The breach log of a tenant is read newest first, and counted by model over the last days.
create index breaches_tenant_happened on breaches (tenant_id, happened_at desc, id desc);

-- The open incident in which a superseded one lives on, with what people decided about it.
alter table incidents add column heir_id uuid;
create index incidents_heir on incidents (tenant_id, heir_id) where heir_id is not null;

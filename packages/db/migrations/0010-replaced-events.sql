-- Lines of blocks that count no more: the same id came again with other content, whose hash is smaller.
-- The event's row names the batch that holds it now.
create table replaced_events (
  tenant_id uuid not null,
  batch_id uuid not null,
  event_id uuid not null,
  primary key (tenant_id, batch_id, event_id)
);
select tenancy.tenant_table('replaced_events', 'nightjar_connectors',
  '{nightjar_baseline,nightjar_evaluator,nightjar_analyst,nightjar_api}');

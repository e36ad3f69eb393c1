-- Networks through which a tenant's own people come: prefixes, or all of a network by its number.
create table egress_networks (
  tenant_id uuid not null,
  network text not null,
  note text not null,
  declared_by uuid not null,
  declared_at timestamptz not null,
  primary key (tenant_id, network)
);
select tenancy.tenant_table('egress_networks', 'nightjar_api', '{nightjar_connectors}');

-- How many subjects of a tenant show what, as of the days that acts ask from: differences from one day to the next.
-- What is counted goes by a hash, since outsiders write names of any length. Days of a baseline and these are changed
-- together.
create table baseline_counts (
  tenant_id uuid not null,
  key bytea not null,
  day date not null,
  amount integer not null,
  primary key (tenant_id, key, day)
);
select tenancy.tenant_table('baseline_counts', 'nightjar_baseline', '{}');

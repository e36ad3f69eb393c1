-- Who reads across tenants names them in the query, too, and that is what an index is asked for. As an array the
-- policy went into every look at an index: sorted again for each row, which of 500 tenants made a page of the queue
-- take seconds. As a set it is made once a statement, and asked of the rows that were found.
create or replace function tenancy.tenant_table(target regclass, writer name, readers name[] default '{}')
  returns void language plpgsql set search_path = pg_catalog, pg_temp
as $$
declare
  owns constant text := 'tenant_id = (select tenancy.current_tenant())';
begin
  if not exists (
    select from pg_index
    join pg_attribute on attrelid = indrelid and attnum = indkey[0]
    where indrelid = target and indisprimary and attname = 'tenant_id'
      and atttypid = 'uuid'::regtype
  ) then
    raise exception 'the primary key of % must start with tenant_id uuid', target;
  end if;
  execute format('alter table %s enable row level security, force row level security', target);
  -- One policy a role and no more: two would be joined by OR, and an index no longer gives the order.
  execute format('create policy one_tenant on %s to %s using (%s) with check (%s)', target,
    (select string_agg(quote_ident(role), ', ') from unnest(writer || readers) as role), owns, owns);
  execute format(
    'create policy many_tenants on %s for select to nightjar_reader '
    'using (tenant_id in (select unnest(tenancy.current_tenants())))', target);
  execute format('grant select, insert, update, delete on %s to %I', target, writer);
  execute format('grant select on %s to nightjar_reader', target);
  for i in 1 .. cardinality(readers) loop
    execute format('grant select on %s to %I', target, readers[i]);
  end loop;
end
$$;

do $$
declare
  target regclass;
begin
  for target in select polrelid from pg_policy where polname = 'many_tenants' loop
    execute format('alter policy many_tenants on %s '
      'using (tenant_id in (select unnest(tenancy.current_tenants())))', target);
  end loop;
end
$$;

-- Makes a table a tenant table: the one way a table with customers' rows comes to be.
-- `writer` alone may change its rows; `readers` may read them, each within one tenant's context;
-- nightjar_reader reads across the tenants of its context.
create function tenancy.tenant_table(target regclass, writer name, readers name[] default '{}')
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
    'using (tenant_id = any ((select tenancy.current_tenants())::uuid[]))', target);
  execute format('grant select, insert, update, delete on %s to %I', target, writer);
  execute format('grant select on %s to nightjar_reader', target);
  for i in 1 .. cardinality(readers) loop
    execute format('grant select on %s to %I', target, readers[i]);
  end loop;
end
$$;
revoke execute on function tenancy.tenant_table(regclass, name, name[]) from public;

-- A tenant table whose `stage` column names the one stage that may change the row.
create function tenancy.stage_table(target regclass)
  returns void language plpgsql set search_path = pg_catalog, pg_temp
as $$
declare
  stages constant name[] := '{nightjar_connectors,nightjar_baseline,nightjar_evaluator,nightjar_analyst,nightjar_responder,nightjar_api}';
  own constant text := 'current_user = ''nightjar_'' || stage';
begin
  perform tenancy.tenant_table(target, stages[1], stages[2:]);
  for i in 2 .. cardinality(stages) loop
    execute format('grant select, insert, update, delete on %s to %I', target, stages[i]);
  end loop;
  execute format('create policy own_rows_in on %s as restrictive for insert with check (%s)', target, own);
  execute format('create policy own_rows_up on %s as restrictive for update using (%s)', target, own);
  execute format('create policy own_rows_out on %s as restrictive for delete using (%s)', target, own);
end
$$;
revoke execute on function tenancy.stage_table(regclass) from public;

-- Lets the sweeper read some columns, ids and marks only, of every tenant's rows.
create function tenancy.let_sweep(target regclass, columns name[])
  returns void language plpgsql set search_path = pg_catalog, pg_temp
as $$
declare
  list text := (select string_agg(quote_ident(c), ', ') from unnest(columns) as c);
begin
  execute format('grant select (%s) on %s to nightjar_sweeper', list, target);
  execute format(
    'create policy sweeping on %s for select to nightjar_sweeper '
    'using ((select tenancy.is_sweeping()))', target);
end
$$;
revoke execute on function tenancy.let_sweep(regclass, name[]) from public;

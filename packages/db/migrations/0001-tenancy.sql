-- Who may see a row. Everything later stands on this file; see ARCHITECTURE.md, Tenancy.

create schema tenancy;
create extension pgcrypto with schema tenancy;
-- Stated, so that it holds in a database copied from a template too, whose owner may be another.
grant create on schema public to nightjar_owner;
grant usage on schema public to nightjar_migrator, nightjar_connectors, nightjar_baseline,
  nightjar_evaluator, nightjar_analyst, nightjar_responder, nightjar_api, nightjar_reader,
  nightjar_sweeper;

-- The key that signs tenant contexts. One row; no role but the owner may read it.
create table tenancy.context_key (
  only_one boolean primary key default true check (only_one),
  key bytea not null check (octet_length(key) >= 32)
);

-- Tenants of this transaction's context in the wanted mode; null without a context or in another mode.
-- A context is `mode;tenants;expiry in epoch ms;HMAC-SHA256 in hex`, signed for one login role.
create function tenancy.context_tenants(wanted_mode text) returns uuid[]
  language plpgsql stable parallel restricted security definer
  set search_path = pg_catalog, pg_temp
as $$
declare
  context text := nullif(current_setting('nightjar.context', true), '');
  parts text[];
  signed bytea;
begin
  if context is null then
    return null;
  end if;
  parts := string_to_array(context, ';');
  signed := convert_to(session_user || ';' || array_to_string(parts[1:3], ';'), 'UTF8');
  if cardinality(parts) <> 4 or parts[4] is distinct from
    encode(tenancy.hmac(signed, (select key from tenancy.context_key), 'sha256'), 'hex') then
    raise exception 'tenant context forged' using errcode = 'insufficient_privilege';
  end if;
  if parts[3]::bigint <= extract(epoch from transaction_timestamp()) * 1000 then
    raise exception 'tenant context expired' using errcode = 'insufficient_privilege';
  end if;
  if parts[1] <> wanted_mode then
    return null;
  end if;
  return coalesce(string_to_array(nullif(parts[2], ''), ','), '{}')::uuid[];
end
$$;
revoke execute on function tenancy.context_tenants(text) from public;

-- The one tenant of this transaction, else null.
create function tenancy.current_tenant() returns uuid
  language sql stable parallel restricted security definer
  set search_path = pg_catalog, pg_temp
  return (tenancy.context_tenants('one'))[1];

-- The tenants that this transaction may read across, else null.
create function tenancy.current_tenants() returns uuid[]
  language sql stable parallel restricted security definer
  set search_path = pg_catalog, pg_temp
  return tenancy.context_tenants('many');

-- True in a sweeper's transaction: ids and marks of every tenant.
create function tenancy.is_sweeping() returns boolean
  language sql stable parallel restricted security definer
  set search_path = pg_catalog, pg_temp
  return coalesce(cardinality(tenancy.context_tenants('sweep')) = 0, false);

-- Closes a partition: policies are not inherited by one who names it, so nobody may name it.
create function tenancy.close_partition(target regclass) returns void
  language plpgsql set search_path = pg_catalog, pg_temp
as $$
declare
  holder record;
begin
  execute format('alter table %s enable row level security, force row level security', target);
  for holder in
    select distinct case grantee when 0 then 'public' else grantee::regrole::text end as name
    from pg_class, aclexplode(relacl) where pg_class.oid = target and grantee <> relowner
  loop
    execute format('revoke all on %s from %s', target, holder.name);
  end loop;
end
$$;
revoke execute on function tenancy.close_partition(regclass) from public;

create function tenancy.close_new_partitions() returns event_trigger
  language plpgsql set search_path = pg_catalog, pg_temp
as $$
declare
  made record;
begin
  for made in
    select distinct pg_class.oid::regclass as name
    from pg_event_trigger_ddl_commands() as command
    join pg_inherits on command.objid in (inhrelid, inhparent)
    join pg_class on pg_class.oid = inhrelid
    where command.classid = 'pg_class'::regclass and relispartition and relkind = 'r'
      and not (relrowsecurity and relforcerowsecurity and relacl is null)
  loop
    perform tenancy.close_partition(made.name);
  end loop;
end
$$;
revoke execute on function tenancy.close_new_partitions() from public;

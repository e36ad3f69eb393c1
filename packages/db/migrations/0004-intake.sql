-- What connectors store: connections, batches (the block at rest) and events (what is searched).

create table connections (
  tenant_id uuid not null,
  id uuid not null,
  source text not null,
  checkpoint jsonb,
  health jsonb,
  primary key (tenant_id, id)
);
select tenancy.tenant_table('connections', 'nightjar_connectors', '{nightjar_api}');

-- A batch's body is zstd NDJSON, one line an event: {"id", "ocsf", "raw"}.
create table event_batches (
  tenant_id uuid not null,
  id uuid not null,
  stored_at timestamptz not null,
  event_count integer not null check (event_count > 0),
  min_id uuid not null,
  max_id uuid not null,
  body bytea not null,
  primary key (tenant_id, id)
);
alter table event_batches alter column body set storage external;
create index event_batches_stored on event_batches (stored_at);
create index event_batches_tenant_stored on event_batches (tenant_id, stored_at);
select tenancy.tenant_table('event_batches', 'nightjar_connectors',
  '{nightjar_baseline,nightjar_evaluator,nightjar_analyst,nightjar_api}');
select tenancy.let_sweep('event_batches', '{tenant_id,id,stored_at}');

-- An id is 48 bits of happened-milliseconds and a hash, so ranges of ids are ranges of event time.
-- Columns stand wide to narrow, so that rows carry little padding.
create table events (
  tenant_id uuid not null,
  id uuid not null,
  batch_id uuid not null,
  known_at timestamptz not null,
  position integer not null,
  class_uid integer not null,
  activity_id integer not null,
  asn bigint,
  outcome smallint not null,
  source smallint not null,
  content_hash bytea not null,
  operation text not null,
  subject text,
  ip inet,
  country text,
  client_family text,
  ip_class text,
  session text,
  source_uid text not null,
  primary key (tenant_id, id)
) partition by range (id);
create index events_subject on events (tenant_id, subject, id);
create index events_ip on events (tenant_id, ip, id) where ip is not null;
select tenancy.tenant_table('events', 'nightjar_connectors',
  '{nightjar_baseline,nightjar_evaluator,nightjar_analyst,nightjar_responder,nightjar_api}');

-- The smallest id of a moment.
create function tenancy.lowest_id(at timestamptz) returns uuid
  language sql immutable strict set search_path = pg_catalog, pg_temp
  return rpad(lpad(to_hex(floor(extract(epoch from at) * 1000)::bigint), 12, '0'), 32, '0')::uuid;

-- Everything before 2025-01-06, a Monday.
create table events_older partition of events
  for values from (minvalue) to ('019438e9-4800-0000-0000-000000000000');
select tenancy.close_partition('events_older');

-- Makes the weekly partitions that events of [from_at, to_at] need; returns how many it made.
-- Weeks begin on Monday, UTC. A span of more than three years, or beyond the next year, is refused.
create function ensure_event_partitions(from_at timestamptz, to_at timestamptz) returns integer
  language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  first_week constant timestamp := timestamp '2025-01-06';
  week timestamp := greatest(date_trunc('week', from_at at time zone 'UTC'), first_week);
  last_week timestamp := date_trunc('week', to_at at time zone 'UTC');
  partition text;
  made integer := 0;
begin
  if last_week > week + interval '3 years' or to_at > now() + interval '400 days' then
    raise exception 'event partitions for % to % are refused', from_at, to_at;
  end if;
  while week <= last_week loop
    partition := 'public.events_' || to_char(week, 'YYYYMMDD');
    if to_regclass(partition) is null then
      perform pg_advisory_xact_lock(1313624650, 2);
      if to_regclass(partition) is null then
        -- Made apart and attached: that does not wait for writers of the other weeks.
        execute format('create table %s (like public.events including defaults)', partition);
        perform tenancy.close_partition(partition::regclass);
        execute format('alter table public.events attach partition %s for values from (%L) to (%L)',
          partition, tenancy.lowest_id(week at time zone 'UTC'),
          tenancy.lowest_id((week + interval '7 days') at time zone 'UTC'));
        made := made + 1;
      end if;
    end if;
    week := week + interval '7 days';
  end loop;
  return made;
end
$$;
revoke execute on function ensure_event_partitions(timestamptz, timestamptz) from public;
grant execute on function ensure_event_partitions(timestamptz, timestamptz) to nightjar_connectors;

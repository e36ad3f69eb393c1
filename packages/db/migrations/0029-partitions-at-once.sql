-- As before, but what another session made while this one waited is seen: to_regclass answers from what the session
-- remembers, which waiting for an advisory lock does not renew. A query of the catalogue itself does.
create or replace function ensure_event_partitions(from_at timestamptz, to_at timestamptz) returns integer
  language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  first_week constant timestamp := timestamp '2025-01-06';
  week timestamp := greatest(date_trunc('week', from_at at time zone 'UTC'), first_week);
  last_week timestamp := date_trunc('week', to_at at time zone 'UTC');
  partition name;
  made integer := 0;
begin
  if last_week > week + interval '3 years' or to_at > now() + interval '400 days' then
    raise exception 'event partitions for % to % are refused', from_at, to_at;
  end if;
  while week <= last_week loop
    partition := 'events_' || to_char(week, 'YYYYMMDD');
    if to_regclass('public.' || partition) is null then
      perform pg_advisory_xact_lock(1313624650, 2);
      if not exists (select from pg_class where relname = partition and relnamespace = 'public'::regnamespace) then
        -- Made apart and attached: that does not wait for writers of the other weeks.
        execute format('create table public.%I (like public.events including defaults)', partition);
        perform tenancy.close_partition(format('public.%I', partition)::regclass);
        execute format('alter table public.events attach partition public.%I for values from (%L) to (%L)',
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

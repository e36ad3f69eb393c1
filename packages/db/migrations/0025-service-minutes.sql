-- Agreed hours are kept as whole minutes, which are exact.
alter table service_levels rename column respond_hours to respond_minutes;
alter table service_levels rename column contain_hours to contain_minutes;
alter table service_levels rename column close_hours to close_minutes;
alter table service_levels
  alter column respond_minutes type integer using greatest(1, round(respond_minutes * 60))::integer,
  alter column contain_minutes type integer using greatest(1, round(contain_minutes * 60))::integer,
  alter column close_minutes type integer using greatest(1, round(close_minutes * 60))::integer,
  add constraint service_levels_minutes_check check (
    least(respond_minutes, contain_minutes, close_minutes) >= 1
    and greatest(respond_minutes, contain_minutes, close_minutes) <= 527040);

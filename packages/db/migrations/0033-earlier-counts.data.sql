-- Counts of baseline days that were there before: what a tally of them makes.
with values_shown as (
  select d.tenant_id, d.entity, d.day, f.key as feature, v.value
  from baseline_days d, jsonb_each(d.packed -> 'values') f, jsonb_array_elements_text(f.value) v
),
uses as (
  select *, lead(day) over w as next_day, lag(day) over w as day_before from values_shown
  window w as (partition by tenant_id, entity, feature, value order by day)
),
shows as (
  select tenant_id, entity, day, 'active' as name from baseline_days
  where (packed ->> 'active')::boolean
  union all
  select tenant_id, entity, day, 'country' from baseline_days
  where jsonb_array_length(packed #> '{values,country}') > 0
  union all
  select tenant_id, entity, day, 'country' || chr(31) || value from values_shown
  where feature = 'country'
),
spans as (
  select tenant_id, 'users' || chr(31) || feature || chr(31) || value as name,
    greatest(day + 4, next_day + 2, day_before + 92) as first_day, day + 92 as end_day
  from uses where next_day <= day + 89
  union all
  select tenant_id, name, greatest(day + 2, lag(day) over w + 92), day + 92 from shows
  window w as (partition by tenant_id, entity, name order by day)
),
changes as (
  select tenant_id, name, first_day as day, 1 as amount from spans
  union all
  select tenant_id, name, end_day, -1 from spans
  union all
  select tenant_id, 'application' || chr(31) || value, day, 1 from values_shown
  where feature = 'application'
)
insert into baseline_counts (tenant_id, key, day, amount)
select tenant_id, substr(sha256(convert_to(name, 'UTF8')), 1, 16), day, sum(amount)
from changes group by 1, 2, 3 having sum(amount) <> 0;

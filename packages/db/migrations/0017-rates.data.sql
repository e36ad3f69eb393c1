-- A day holds the busiest hour of every rate, not of failed sign-ins alone.
update baseline_days
set packed = (packed - 'busiestFailureHour') || jsonb_build_object('rates',
  case when (packed ->> 'busiestFailureHour')::integer > 0
    then jsonb_build_object('failures', packed -> 'busiestFailureHour')
    else '{}'::jsonb end)
where packed ? 'busiestFailureHour';

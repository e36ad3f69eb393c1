-- Every batch that was stored up to then is in the closed day: only a later one makes it late.
alter table closed_days add column stored_until timestamptz;

-- What was saved of an incident, to tell without reading it whether it changed; null in rows of before.
alter table incidents add column body_hash bytea;

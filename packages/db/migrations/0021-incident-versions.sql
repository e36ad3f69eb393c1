-- What late evidence changed in an incident, version by version: [{revision, at, differences}], the latest fifty.
alter table incidents add column versions jsonb not null default '[]';

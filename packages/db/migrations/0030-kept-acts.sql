-- A kept act is read whole or not at all: as text it is checked once and handed out as it came, where jsonb took each
-- apart and put it together again.
alter table matches alter column act type json using act::json;

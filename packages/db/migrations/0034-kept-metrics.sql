-- What kind of act is kept, beside the act: to be asked for it, none of them is unpacked. Null in rows of before.
alter table matches add column metric text;

-- A certificate is public: its hash must not be taken for that of a secret, so each says which it is.
alter table push_tokens add column kind text not null default 'secret'
  check (kind in ('secret', 'certificate'));

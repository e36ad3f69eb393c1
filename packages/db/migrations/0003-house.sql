-- Tables of the house: no tenant owns their rows. The api writes them.

create table mssps (
  id uuid primary key,
  slug text not null unique,
  name text not null
);

create table tenants (
  id uuid primary key,
  mssp_id uuid not null references mssps,
  slug text not null unique,
  name text not null,
  kind text not null check (kind in ('customer', 'trial')),
  response_mode text not null default 'confirm'
    check (response_mode in ('off', 'confirm', 'autonomous')),
  created_at timestamptz not null default now()
);
create index tenants_mssp on tenants (mssp_id);

create table people (
  id uuid primary key,
  email text not null unique check (email = lower(email)),
  name text not null,
  password_hash text,
  disabled_at timestamptz
);

create table memberships (
  person_id uuid not null references people on delete cascade,
  scope_kind text not null check (scope_kind in ('mssp', 'tenant')),
  scope_id uuid not null,
  role text not null check (role in ('viewer', 'analyst', 'admin')),
  primary key (person_id, scope_kind, scope_id)
);

create table sessions (
  token_hash bytea primary key check (octet_length(token_hash) = 32),
  person_id uuid not null references people on delete cascade,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  revoked_at timestamptz
);
create index sessions_person on sessions (person_id);

create table push_tokens (
  token_hash bytea primary key check (octet_length(token_hash) = 32),
  tenant_id uuid not null references tenants,
  name text not null,
  last4 text not null,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  revoked_at timestamptz
);
create index push_tokens_tenant on push_tokens (tenant_id);

grant select, insert, update on mssps, tenants, people, sessions, push_tokens to nightjar_api;
grant select, insert, update, delete on memberships to nightjar_api;
grant delete on sessions to nightjar_api;
-- What every process may know of a tenant. The reader resolves names for the api.
grant select on mssps, tenants to nightjar_connectors, nightjar_baseline, nightjar_evaluator,
  nightjar_analyst, nightjar_responder, nightjar_reader;
grant select (id, name) on people to nightjar_reader, nightjar_responder, nightjar_analyst;
grant select on push_tokens to nightjar_connectors;

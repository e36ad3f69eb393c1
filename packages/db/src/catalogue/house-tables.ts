/** Tables that no tenant owns. A table that is neither here nor a tenant table fails the lint. */
export const houseTables: ReadonlySet<string> = new Set([
  'public.mssps',
  'public.tenants',
  'public.people',
  'public.memberships',
  'public.sessions',
  'public.push_tokens',
]);

/** Tables whose rows say in `stage` which stage may change them; all others have one writer. */
export const stageTables: ReadonlySet<string> = new Set([
  'public.stage_state',
  'public.stage_marks',
  'public.stage_attempts',
  'public.dead_letters',
]);

/** Functions that run with their owner's rights, each read with care. */
export const auditedDefiners: ReadonlySet<string> = new Set([
  'public.ensure_event_partitions(from_at timestamp with time zone, to_at timestamp with time zone)',
  'tenancy.context_tenants(wanted_mode text)',
  'tenancy.current_tenant()',
  'tenancy.current_tenants()',
  'tenancy.is_sweeping()',
]);

import type { Person } from './people.ts';
import type { HouseTx } from './tenancy/index.ts';

/** People by id, also those who may no longer sign in: their decisions keep their name. */
export function listPeople(tx: HouseTx, ids: readonly string[]): Promise<Person[]> {
  return tx.query('select id, email, name from people where id = any ($1::uuid[]) order by id', [
    ids,
  ]);
}

/** Who may decide on incidents of a tenant: its own analysts and admins and those of its MSSP, by name. */
export function listAnalysts(tx: HouseTx, tenantId: string): Promise<Person[]> {
  return tx.query(
    `select p.id, p.email, p.name from people p where p.disabled_at is null and exists (
       select from memberships m join tenants t on t.id = $1
       where m.person_id = p.id and m.role in ('analyst', 'admin')
         and m.scope_id = case m.scope_kind when 'tenant' then t.id else t.mssp_id end)
     order by p.name, p.id`,
    [tenantId],
  );
}

import type { Person } from './people.ts';
import type { HouseTx } from './tenancy/index.ts';

/** People by id, also those who may no longer sign in: their decisions keep their name. */
export function listPeople(tx: HouseTx, ids: readonly string[]): Promise<Person[]> {
  return tx.query('select id, email, name from people where id = any ($1::uuid[]) order by id', [
    ids,
  ]);
}

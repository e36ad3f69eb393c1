import type { Mssp } from './tenants.ts';
import type { Tx } from './tenancy/index.ts';

/** All MSSPs by name. Any transaction may know them, whatever its context. */
export function listMssps(tx: Tx): Promise<Mssp[]> {
  return tx.query('select id, slug, name from mssps order by name, id');
}

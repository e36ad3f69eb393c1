export { acrossTenants, type ScopeTx } from './across-tenants.ts';
export { isPassing, isRefusal, TransactionConflict } from './faults.ts';
export { inHouse, whileSweeping, type HouseTx, type SweepTx } from './in-house.ts';
export { inEachTenant, inTenant, type TenantTx } from './in-tenant.ts';
export { openDatabase, type Database, type DatabaseOptions } from './open-database.ts';
export type { Tx } from './transact.ts';

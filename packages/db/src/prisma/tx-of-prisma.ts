import type { TenantId } from '@nightjar/core';
import type { HouseTx, TenantTx, Tx } from '../tenancy/index.ts';
import type { PrismaTx } from './open-prisma.ts';

function txOf(prisma: PrismaTx): Tx {
  const query: Tx['query'] = (sql, params = []) =>
    prisma.$queryRawUnsafe(sql, ...params.map(asPrisma)) as Promise<never[]>;
  return { query, queryPlanned: query };
}

/** Prisma takes bytes as Uint8Array only. */
function asPrisma(value: unknown): unknown {
  return Buffer.isBuffer(value) ? new Uint8Array(value) : value;
}

/**
 * Lets the queries by noun run in the api's own transaction: still one verb, one client, one
 * transaction. `tenantId` must be that of the transaction.
 */
export function tenantTxOfPrisma(prisma: PrismaTx, tenantId: TenantId): TenantTx {
  return { ...txOf(prisma), tenantId };
}

/** The same for a transaction on the tables of the house. */
export function houseTxOfPrisma(prisma: PrismaTx): HouseTx {
  return { ...txOf(prisma), house: true };
}

import { PrismaPg } from '@prisma/adapter-pg';
import type { Scope, TenantId } from '@nightjar/core';
import { PrismaClient, type Prisma } from '../../prisma/generated/client.ts';
import { connectAs, type Connection } from '../connection.ts';
import { roleName } from '../roles.ts';
import { contextLifeMs, signContext, type ContextMode } from '../tenancy/sign-context.ts';

export interface PrismaOptions {
  /** `api` reads and writes one tenant and the house; `reader` reads across tenants. */
  role: 'api' | 'reader';
  connection: Connection;
  /** The key given to `migrate`. */
  signingKey: Uint8Array;
  /** Connections held at most. Default 8. */
  poolMax?: number;
  /** Epoch ms of the real clock, for the expiry of contexts. Default `Date.now`. */
  now?: () => number;
}

/** A database as the api sees it. It has no queries: rows are reached by `prismaInTenant` and its like. */
export interface PrismaDatabase {
  readonly role: 'api' | 'reader';
  close(): Promise<void>;
}

/** A running transaction. Valid only inside the callback that received it. */
export type PrismaTx = Prisma.TransactionClient;

interface Internals {
  client: PrismaClient;
  sign(mode: ContextMode, tenantIds: readonly string[]): string;
}

// As in open-database.ts: a client without a context is out of reach.
const internals = new WeakMap<PrismaDatabase, Internals>();

/** Opens a pool for the api; connects at the first transaction. */
export function openPrisma(options: PrismaOptions): PrismaDatabase {
  const sessionUser = roleName(options.role);
  const now = options.now ?? Date.now;
  const adapter = new PrismaPg({
    ...connectAs(options.connection, sessionUser),
    max: options.poolMax ?? 8,
    application_name: `${sessionUser}_prisma`,
  });
  const client = new PrismaClient({ adapter });
  const db: PrismaDatabase = { role: options.role, close: () => client.$disconnect() };
  internals.set(db, {
    client,
    sign: (mode, tenantIds) =>
      signContext(
        { sessionUser, mode, tenantIds, expiresAt: now() + contextLifeMs },
        options.signingKey,
      ),
  });
  return db;
}

/** Runs `work` as one transaction within a tenant; its first statement sets the context. */
export function prismaInTenant<T>(
  db: PrismaDatabase,
  tenantId: TenantId,
  work: (tx: PrismaTx) => Promise<T>,
): Promise<T> {
  return transact(db, internalsOf(db).sign('one', [tenantId]), work);
}

/** Runs `work` as one read-only transaction across tenants. `db` must be opened as `reader`. */
export async function prismaAcrossTenants<T>(
  db: PrismaDatabase,
  scope: Scope,
  work: (tx: PrismaTx) => Promise<T>,
): Promise<T> {
  if (db.role !== 'reader') throw new Error('Only the role reader may read across tenants.');
  return transact(db, internalsOf(db).sign('many', scope.tenantIds), work);
}

/** Runs `work` as one transaction on the tables of the house; tenant tables are empty to it. */
export function prismaInHouse<T>(
  db: PrismaDatabase,
  work: (tx: PrismaTx) => Promise<T>,
): Promise<T> {
  return transact(db, '', work);
}

function internalsOf(db: PrismaDatabase): Internals {
  const found = internals.get(db);
  if (found === undefined) throw new Error('Not a database that openPrisma opened.');
  return found;
}

/** The same 5 s that Postgres gives a transaction; never retried: the caller is a person who may ask again. */
function transact<T>(
  db: PrismaDatabase,
  context: string,
  work: (tx: PrismaTx) => Promise<T>,
): Promise<T> {
  return internalsOf(db).client.$transaction(
    async (tx) => {
      await tx.$queryRaw`select set_config('nightjar.context', ${context}, true)`;
      return work(tx);
    },
    { timeout: 5000, maxWait: 5000 },
  );
}

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createHash } from 'node:crypto';
import {
  inHouse,
  inTenant,
  migrate,
  openDatabase,
  type Database,
  type LoginRole,
} from '@nightjar/db';
import { asSuperuser, createTestDatabase, type TestDatabase } from '@nightjar/testkit';
import pg from 'pg';
import { fillTenants, listTenantTables } from './fill-tenants.ts';
import type { World } from './world.ts';

type Server = { superuserUrl: string };

const signingKey = createHash('sha256').update('key of the isolation probes').digest();

async function makeDatabase(server: Server): Promise<TestDatabase> {
  const made = await createTestDatabase(server);
  await migrate({ url: made.url, signingKey });
  await fillTenants(made.url);
  return made;
}

/** The database as it ships, with one view made as views have to be. */
export async function openProtectedWorld(server: Server): Promise<World> {
  const made = await makeDatabase(server);
  await asSuperuser(made.url, (client) =>
    client.query(`set role nightjar_owner;
      create view incident_titles with (security_invoker = true)
        as select tenant_id, title from incidents;
      grant select on incident_titles to nightjar_api`),
  );
  const opened = new Map<LoginRole, Database>();
  const open = (role: LoginRole): Database => {
    const connection = { host: made.host, port: made.port, database: made.name };
    const db = opened.get(role) ?? openDatabase({ role, connection, signingKey, poolMax: 1 });
    opened.set(role, db);
    return db;
  };
  return {
    kind: 'protected',
    url: made.url,
    within: (role, tenantId, work) =>
      inTenant(open(role), tenantId, (tx) => work((sql, params) => tx.query(sql, params))),
    outside: (role, work) =>
      inHouse(open(role), (tx) => work((sql, params) => tx.query(sql, params))),
    urlAs: (role) => made.urlAs(`nightjar_${role}`),
    close: async () => {
      await Promise.all([...opened.values()].map((db) => db.close()));
      await made.drop();
    },
  };
}

const twinSql = readFileSync(join(import.meta.dirname, 'twin.sql'), 'utf8');

/** The same tables and rows, kept apart the way it is usually done: see `twin.sql`. */
export async function openUnprotectedTwin(server: Server): Promise<World> {
  const made = await makeDatabase(server);
  await asSuperuser(made.url, async (client) => {
    for (const table of await listTenantTables(client)) await weaken(client, table);
    await client.query(twinSql);
  });
  const pools = new Map<LoginRole, pg.Pool>();
  const poolOf = (role: LoginRole): pg.Pool => {
    const connectionString = made.urlAs(`nightjar_${role}`);
    const pool = pools.get(role) ?? new pg.Pool({ connectionString, max: 1 });
    pools.set(role, pool);
    return pool;
  };
  const world: World = {
    kind: 'unprotected',
    url: made.url,
    // Set for the session, as a pool's user who forgets `local` does.
    within: (role, tenantId, work) =>
      transact(poolOf(role), `set app.tenant = '${tenantId}'`, work),
    outside: (role, work) => transact(poolOf(role), '', work),
    urlAs: (role) => made.urlAs(`nightjar_${role}`),
    close: async () => {
      await Promise.all([...pools.values()].map((pool) => pool.end()));
      await made.drop();
    },
  };
  return world;
}

async function weaken(client: pg.Client, table: string): Promise<void> {
  const { rows } = await client.query(
    'select polname from pg_policy where polrelid = $1::regclass',
    [table],
  );
  for (const { polname } of rows) await client.query(`drop policy ${polname} on ${table}`);
  await client.query(`alter table ${table} no force row level security;
    create policy naive on ${table} using
      (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid)`);
}

async function transact<T>(
  pool: pg.Pool,
  before: string,
  work: Parameters<World['outside']>[1],
): Promise<T> {
  const client = await pool.connect();
  try {
    await client.query(before);
    await client.query('begin');
    const result = await work(async (sql, params) => (await client.query(sql, params as [])).rows);
    await client.query('commit');
    return result as T;
  } catch (fault) {
    await client.query('rollback');
    throw fault;
  } finally {
    client.release();
  }
}

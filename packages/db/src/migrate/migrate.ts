import pg from 'pg';
import { applyMigrations, readMigrations, type Migration } from './apply-migrations.ts';
import {
  canProvision,
  ownerRole,
  provisionDatabase,
  provisionRoles,
  type RolePasswords,
} from './provision.ts';

export interface MigrateOptions {
  /**
   * URL of a superuser, who also makes what is missing of roles and database; or of nightjar_migrator,
   * who only migrates. The path's database is where it first connects to.
   */
  url: string;
  /** The database to bring up to date; default: the URL's. */
  database?: string;
  /** At least 32 bytes; signs tenant contexts. The processes are opened with the same. */
  signingKey: Uint8Array;
  passwords?: RolePasswords;
  /** Default: the ones that ship. */
  migrations?: readonly Migration[];
}

export interface Migrated {
  rolesMade: string[];
  databaseMade: boolean;
  /** Names of the migrations applied now. */
  applied: string[];
  signingKey: 'kept' | 'set' | 'replaced';
}

// Any two numbers that nothing else in the cluster uses.
const lock = 'select pg_advisory_lock(1313624650, 1)';

/** Brings roles, database and schema up to date. Doing it twice is doing it once. */
export async function migrate(options: MigrateOptions): Promise<Migrated> {
  const target = new URL(options.url);
  if (options.database !== undefined) target.pathname = `/${options.database}`;
  const database = decodeURIComponent(target.pathname.slice(1));
  const provisioned = await withClient(options.url, (client) =>
    provision(client, database, options.passwords ?? {}),
  );
  return withClient(target.href, async (client) => {
    const applied = await applyMigrations(client, options.migrations ?? readMigrations());
    const signingKey = await installKey(client, options.signingKey);
    await attachPartitionGuard(client);
    return { ...provisioned, applied, signingKey };
  });
}

async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, application_name: 'nightjar-migrate' });
  await client.connect();
  try {
    // Held until the connection ends: one migrates at a time.
    await client.query(lock);
    return await work(client);
  } finally {
    await client.end();
  }
}

async function provision(client: pg.Client, database: string, passwords: RolePasswords) {
  if (!(await canProvision(client))) return { rolesMade: [], databaseMade: false };
  // Roles belong to the cluster, and an advisory lock only to its database.
  await client.query('begin; lock table pg_authid in share row exclusive mode');
  const rolesMade = await provisionRoles(client, passwords);
  await client.query('commit');
  return { rolesMade, databaseMade: await provisionDatabase(client, database) };
}

async function installKey(client: pg.Client, key: Uint8Array): Promise<Migrated['signingKey']> {
  if (key.length < 32)
    throw new Error('The signing key of tenant contexts needs 32 bytes or more.');
  await client.query(`begin; set local role ${ownerRole}`);
  const found = await client.query('select key from tenancy.context_key');
  const old: Buffer | undefined = found.rows[0]?.key;
  const is = old === undefined ? 'set' : old.equals(key) ? 'kept' : 'replaced';
  if (is !== 'kept') {
    await client.query(
      `insert into tenancy.context_key (key) values ($1)
       on conflict (only_one) do update set key = excluded.key`,
      [Buffer.from(key)],
    );
  }
  await client.query('commit');
  return is;
}

/** Only a superuser may attach it; elsewhere the functions that make partitions close them themselves. */
async function attachPartitionGuard(client: pg.Client): Promise<void> {
  if (!(await canProvision(client))) return;
  await client.query(`
    do $$ begin
      if to_regprocedure('tenancy.close_new_partitions()') is not null and not exists (
        select from pg_event_trigger where evtname = 'close_new_partitions') then
        create event trigger close_new_partitions on ddl_command_end
          when tag in ('CREATE TABLE', 'ALTER TABLE')
          execute function tenancy.close_new_partitions();
      end if;
    end $$`);
}

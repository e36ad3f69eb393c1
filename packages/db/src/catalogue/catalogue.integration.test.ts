import { readFileSync } from 'node:fs';
import {
  asSuperuser,
  createTestDatabase,
  sharedPostgres,
  type TestDatabase,
} from '@nightjar/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { migrate, readMigrations } from '../migrate/index.ts';
import {
  formatSnapshot,
  isTenantTable,
  lintCatalogue,
  readCatalogue,
  snapshotPath,
} from './index.ts';

const signingKey = Buffer.alloc(32, 7);
let fresh: TestDatabase;
beforeAll(async () => {
  fresh = await createTestDatabase(await sharedPostgres());
  await migrate({ url: fresh.url, signingKey });
});
afterAll(() => fresh.drop());

const read = (url: string) =>
  asSuperuser(url, (client) => readCatalogue((sql) => client.query(sql)));

/** The lint's rules that a change breaks; the change is rolled back. */
const rulesBrokenBy = (sql: string): Promise<string[]> =>
  asSuperuser(fresh.url, async (client) => {
    await client.query('begin');
    await client.query(sql);
    const found = lintCatalogue(await readCatalogue((text) => client.query(text)));
    await client.query('rollback');
    return found.map(({ rule }) => rule);
  });

describe('the catalogue lint', () => {
  it('finds nothing in the migrated database, which has tenant tables', async () => {
    const catalogue = await read(fresh.url);
    expect(catalogue.tables.filter(isTenantTable).length).toBeGreaterThan(20);
    expect(lintCatalogue(catalogue)).toEqual([]);
  });

  const moth = 'create table moth (tenant_id uuid, id uuid, primary key (tenant_id, id));';
  const made = `${moth} select tenancy.tenant_table('moth', 'nightjar_api');`;
  it.each([
    ['tenant tables force row-level security', moth],
    ['tenant tables force row-level security', 'alter table breaches no force row level security'],
    ['tenant_id leads every unique index', `${made} create unique index on moth (id)`],
    [
      'tenant_id leads every foreign key',
      'alter table matches add foreign key (event_id) references tenants (id)',
    ],
    ['no grants on partitions', 'grant select on events_older to nightjar_api'],
    [
      'partitions force row-level security',
      'drop event trigger close_new_partitions; alter table events_older no force row level security',
    ],
    ['views are security_invoker', 'create view seen as select * from incidents'],
    ['no materialised views', 'create materialized view seen as select * from incidents'],
    ['no sequences and no foreign tables', 'create sequence counter'],
    ['no privilege passes by the policies', 'grant truncate on matches to nightjar_evaluator'],
    ['nothing is granted to public', 'grant select on people to public'],
    ['reader and sweeper only read', 'grant insert on people to nightjar_reader'],
    ['the sweeper reads named columns only', 'grant select on incidents to nightjar_sweeper'],
    ['inner schemas are granted to nobody', 'grant select on tenancy.context_key to nightjar_api'],
    ['one role writes a tenant table', 'grant insert on incidents to nightjar_api'],
    ['each role has one policy', 'grant select on audit_log to nightjar_analyst'],
    [
      'policies ask the signed context and nothing else',
      'create policy p on matches to nightjar_api using (true)',
    ],
    ['policies name their roles', 'alter policy one_tenant on matches to public'],
    ['stage tables keep each stage to its own rows', 'drop policy own_rows_up on stage_marks'],
    [
      "functions with their owner's rights are on the audited list",
      'create function f() returns int language sql security definer set search_path = pg_catalog return 1',
    ],
    ['functions pin their search_path', 'create function f() returns int language sql return 1'],
    [
      'context functions are stable and parallel restricted',
      'alter function tenancy.current_tenant() parallel unsafe',
    ],
    ['only the migrator bypasses row-level security', 'alter role nightjar_api bypassrls'],
    ['only the migrator is member of another role', 'grant nightjar_owner to nightjar_api'],
    [
      'no app makes temporary tables',
      `do $$ begin execute format('grant temporary on database %I to public', current_database()); end $$`,
    ],
    ['no role of ours is powerful', 'alter role nightjar_api createrole'],
  ])('says "%s" after: %s', async (rule, sql) => {
    expect(await rulesBrokenBy(sql)).toContain(rule);
  });

  it('a table made by tenant_table() passes, a key that does not start with tenant_id is refused', async () => {
    expect(await rulesBrokenBy(made)).toEqual([]);
    const wrong = `create table owl (id uuid primary key, tenant_id uuid);
      select tenancy.tenant_table('owl', 'nightjar_api')`;
    await expect(rulesBrokenBy(wrong)).rejects.toThrow('must start with tenant_id');
  });
});

describe('the snapshot', () => {
  it('equals the database migrated empty (`npm run db:snapshot` rewrites it)', async () => {
    expect(formatSnapshot(await read(fresh.url))).toBe(readFileSync(snapshotPath, 'utf8'));
  });

  it('equals the database migrated half way, filled, and migrated to the end', async () => {
    const made = await createTestDatabase(await sharedPostgres());
    const migrations = readMigrations();
    await migrate({ url: made.url, signingKey, migrations: migrations.slice(0, 4) });
    await asSuperuser(made.url, (client) =>
      client.query(`
        insert into connections (tenant_id, id, source)
          values (gen_random_uuid(), gen_random_uuid(), 'entra-id');
        select ensure_event_partitions('2026-03-01', '2026-03-31')`),
    );
    const rest = await migrate({ url: made.url, signingKey });
    expect(rest.applied.length).toBe(migrations.length - 4);
    expect(formatSnapshot(await read(made.url))).toBe(readFileSync(snapshotPath, 'utf8'));
    await made.drop();
  });
});

describe('migrating', () => {
  const [first, second] = readMigrations();

  it('twice is once, and an edited or reordered migration is refused in one sentence', async () => {
    const made = await createTestDatabase(await sharedPostgres());
    const run = (migrations: (typeof first)[]) =>
      migrate({
        url: made.url,
        signingKey,
        migrations: migrations.map((m) => m!),
      });
    await run([first, second]);
    expect(await run([first, second])).toMatchObject({ applied: [], signingKey: 'kept' });
    const edited = { ...second!, sha256: 'other' };
    await expect(run([first, edited])).rejects.toThrow(
      /^Migration 0002-tenant-table.sql was edited after it was applied/,
    );
    await expect(run([second])).rejects.toThrow('new migrations go to the end');
    await made.drop();
  });

  it('the migrator alone can go on where a superuser began', async () => {
    const made = await createTestDatabase(await sharedPostgres());
    await migrate({ url: made.url, signingKey, migrations: [first!] });
    const url = made.urlAs('nightjar_migrator');
    const rest = await migrate({ url, signingKey });
    expect(rest).toMatchObject({ rolesMade: [], databaseMade: false, signingKey: 'kept' });
    expect(formatSnapshot(await read(made.url))).toBe(readFileSync(snapshotPath, 'utf8'));
    await made.drop();
  });

  it('a migration that fails leaves nothing of itself', async () => {
    const made = await createTestDatabase(await sharedPostgres());
    const bad = { name: '0003-bad.sql', sql: 'create table moth (); select 1/0', sha256: 'x' };
    const failing = migrate({
      url: made.url,
      signingKey,
      migrations: [first!, second!, bad],
    });
    await expect(failing).rejects.toThrow('0003-bad.sql failed: division by zero');
    const rows = await asSuperuser(
      made.url,
      async (client) => (await client.query(`select to_regclass('moth') as it`)).rows,
    );
    expect(rows).toEqual([{ it: null }]);
    await made.drop();
  });

  it('concurrent migrations of one cluster do not disturb each other', async () => {
    const { superuserUrl } = await sharedPostgres();
    const names = [1, 2, 2, 1].map((n) => `twice_${n}_${process.pid}`);
    const all = await Promise.all(
      names.map((database) => migrate({ url: superuserUrl, database, signingKey })),
    );
    expect(all.filter(({ applied }) => applied.length > 0)).toHaveLength(2);
    await asSuperuser(superuserUrl, async (client) => {
      for (const name of new Set(names)) await client.query(`drop database ${name} with (force)`);
    });
  });
});

import { randomBytes } from 'node:crypto';
import { asSuperuser, sharedPostgres, urlOf } from '@nightjar/testkit';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { migrate } from '../migrate/index.ts';
import type { LoginRole } from '../roles.ts';
import {
  acrossTenants,
  inEachTenant,
  inHouse,
  inTenant,
  openDatabase,
  type Database,
} from './index.ts';

const signingKey = randomBytes(32);
const [a, b] = ['0a000000-0000-4000-8000-000000000001', '0b000000-0000-4000-8000-000000000002'];
const database = `tenancy_${process.pid}`;
const opened: Database[] = [];
let superuserUrl = '';

function open(role: LoginRole, more: Partial<Parameters<typeof openDatabase>[0]> = {}): Database {
  const db = openDatabase({
    role,
    connection: urlOf({ superuserUrl }, { database }),
    signingKey,
    ...more,
  });
  opened.push(db);
  return db;
}

const addMark = (db: Database, tenantId: string, batchId = tenantId) =>
  inTenant(db, tenantId, (tx) =>
    tx.query(
      `insert into moth (tenant_id, stage, batch_id) values ($1, 'baseline', $2) returning 1`,
      [tenantId, batchId],
    ),
  );
const listAll = 'select tenant_id from moth order by tenant_id';

beforeAll(async () => {
  superuserUrl = (await sharedPostgres()).superuserUrl;
  await migrate({ url: superuserUrl, database, signingKey });
  await asSuperuser(urlOf({ superuserUrl }, { database }), (client) =>
    client.query(`set role nightjar_owner;
      create table moth (tenant_id uuid, stage text, batch_id uuid, primary key (tenant_id, stage, batch_id));
      select tenancy.stage_table('moth')`),
  );
  const baseline = open('baseline');
  await addMark(baseline, a);
  await addMark(baseline, b);
});

afterAll(async () => {
  await Promise.all(opened.map((db) => db.close()));
  await asSuperuser(superuserUrl, (client) =>
    client.query(`drop database if exists ${database} with (force)`),
  );
});

describe('in a tenant', () => {
  it('only its rows are seen, and another tenant cannot be written', async () => {
    const db = open('baseline');
    expect(await inTenant(db, a, (tx) => tx.query(listAll))).toEqual([{ tenant_id: a }]);
    const foreign = inTenant(db, a, (tx) =>
      tx.query(`insert into moth values ($1, 'baseline', $1)`, [b]),
    );
    await expect(foreign).rejects.toThrow(/row-level security/);
  });

  // Postgres keeps a plan for all values from the sixth call on.
  const plannedCalls = 20;

  it('what is planned once asks each time whose rows it may show', async () => {
    const db = open('baseline', { poolMax: 1 });
    for (let call = 0; call < plannedCalls; call += 1) {
      const tenantId = call % 2 === 0 ? a : b;
      const found = await inTenant(db, tenantId, async (tx) => ({
        all: await tx.queryPlanned(listAll),
        other: await tx.queryPlanned('select 1 from moth where tenant_id = $1', [
          tenantId === a ? b : a,
        ]),
      }));
      expect(found).toEqual({ all: [{ tenant_id: tenantId }], other: [] });
    }
    expect(await inHouse(db, (tx) => tx.queryPlanned(listAll))).toEqual([]);
  });

  it('what was planned before a table changed is planned anew, and its work is done once', async () => {
    const db = open('baseline', { poolMax: 1 });
    const change = (how: string) =>
      asSuperuser(urlOf({ superuserUrl }, { database }), (client) =>
        client.query(`alter table moth ${how}`),
      );
    const list = () => inTenant(db, a, (tx) => tx.queryPlanned('select * from moth'));
    const [before] = await list();
    await change('add column wings int');
    expect(await list()).toEqual([{ ...before, wings: null }]);
    await change('drop column wings');
  });

  it('a stage may not write in the name of another', async () => {
    await expect(addMark(open('evaluator'), a)).rejects.toThrow(/row-level security/);
  });

  it('a rejected work leaves nothing, and its transaction cannot be used afterwards', async () => {
    const db = open('baseline');
    let kept: { query(sql: string): Promise<unknown> } | undefined;
    const batchId = '0c000000-0000-4000-8000-000000000003';
    await expect(
      inTenant(db, a, async (tx) => {
        kept = tx;
        await tx.query(`insert into moth values ($1, 'baseline', $2)`, [a, batchId]);
        throw new Error('no');
      }),
    ).rejects.toThrow('no');
    await expect(kept!.query(listAll)).rejects.toThrow('has ended');
    expect(await inTenant(db, a, (tx) => tx.query(listAll))).toHaveLength(1);
  });

  it('many tenants in turn are one transaction', async () => {
    const db = open('baseline');
    const seen = await inEachTenant(db, [b, a, a], (tx) => tx.query(listAll));
    expect(seen).toEqual([[{ tenant_id: a }], [{ tenant_id: b }]]);
    const fails = inEachTenant(db, [a, b], async (tx) => {
      await tx.query(`delete from moth where tenant_id = $1`, [tx.tenantId]);
      if (tx.tenantId === b) throw new Error('no');
    });
    await expect(fails).rejects.toThrow('no');
    expect(await inTenant(db, a, (tx) => tx.query(listAll))).toHaveLength(1);
  });

  it('a deadlock runs the work again', async () => {
    const db = open('baseline');
    const firstA = Promise.withResolvers<void>();
    const firstB = Promise.withResolvers<void>();
    let runs = 0;
    const both = await Promise.all(
      [
        [a, b],
        [b, a],
      ].map((order) => {
        const met = order[0] === a ? firstA : firstB;
        return inHouse(db, async (tx) => {
          runs += 1;
          await tx.query('select pg_advisory_xact_lock(hashtext($1))', [order[0]]);
          met.resolve();
          await Promise.all([firstA.promise, firstB.promise]);
          await tx.query('select pg_advisory_xact_lock(hashtext($1))', [order[1]]);
          return order[0];
        });
      }),
    );
    expect(both).toEqual([a, b]);
    expect(runs).toBe(3);
  });
});

it('a killed connection fails its transaction, and the next one opens another', async () => {
  const db = open('baseline', { poolMax: 1 });
  const kill = inTenant(db, a, async (tx) => {
    const [row] = await tx.query<{ pid: number }>('select pg_backend_pid() as pid');
    await asSuperuser(superuserUrl, (client) =>
      client.query('select pg_terminate_backend($1, 5000)', [row!.pid]),
    );
    return tx.query(listAll);
  });
  await expect(kill).rejects.toThrow(/terminat|connection/i);
  expect(await inTenant(db, a, (tx) => tx.query(listAll))).toHaveLength(1);
});

describe('a context', () => {
  it('is nothing outside its transaction: no rows, no error', async () => {
    const db = open('baseline', { poolMax: 1 });
    await inTenant(db, a, (tx) => tx.query(listAll));
    expect(await inHouse(db, (tx) => tx.query(listAll))).toEqual([]);
  });

  it.each(['baseline', 'reader'] as const)(
    'signed with another key is refused to %s',
    async (role) => {
      const db = open(role, { signingKey: randomBytes(32) });
      const read =
        role === 'reader'
          ? acrossTenants(db, { tenantIds: [a] }, (tx) => tx.query(listAll))
          : inTenant(db, a, (tx) => tx.query(listAll));
      await expect(read).rejects.toThrow('tenant context forged');
    },
  );

  it('cannot be read by another session of the same role', async () => {
    const other = open('baseline');
    const seen = await inTenant(open('baseline'), a, () =>
      inTenant(other, b, (tx) =>
        tx.query<{ query: string }>(
          `select query from pg_stat_activity
           where usename = current_user and datname = current_database()
             and state = 'idle in transaction'`,
        ),
      ),
    );
    expect(seen).toEqual([{ query: expect.stringContaining('set_config') }]);
    expect(JSON.stringify(seen)).not.toContain(a);
  });

  it('is refused after its expiry', async () => {
    const db = open('baseline', { now: () => Date.now() - 120_000 });
    await expect(inTenant(db, a, (tx) => tx.query(listAll))).rejects.toThrow(
      'tenant context expired',
    );
  });

  it('of a tenant id that is no UUID is never signed', async () => {
    const both = inTenant(open('baseline'), `${a},${b}`, (tx) => tx.query(listAll));
    await expect(both).rejects.toThrow('UUID');
  });
});

describe('across tenants', () => {
  const count = (tx: { query(sql: string): Promise<unknown[]> }) => tx.query(listAll);

  it('the scope is what is seen, and an empty scope is nothing', async () => {
    const db = open('reader');
    expect(await acrossTenants(db, { tenantIds: [a, b] }, count)).toHaveLength(2);
    expect(await acrossTenants(db, { tenantIds: [b] }, count)).toEqual([{ tenant_id: b }]);
    expect(await acrossTenants(db, { tenantIds: [] }, count)).toEqual([]);
  });

  it('nothing can be written, even past an injected commit', async () => {
    const db = open('reader');
    const write = acrossTenants(db, { tenantIds: [a] }, (tx) =>
      tx.query(`commit; begin read write; delete from moth`),
    );
    await expect(write).rejects.toThrow(/permission denied/);
  });

  it('is for the reader only', async () => {
    const asApi = acrossTenants(open('api'), { tenantIds: [a] }, count);
    await expect(asApi).rejects.toThrow('Only the role');
  });
});

it('a transaction left idle for 5 s is ended by Postgres', async () => {
  const client = new pg.Client({
    connectionString: urlOf({ superuserUrl }, { database, user: 'nightjar_baseline' }),
  });
  await client.connect();
  const { rows } = await client.query(
    `select name, setting from pg_settings where name in
     ('idle_in_transaction_session_timeout', 'transaction_timeout') order by 1`,
  );
  await client.end();
  expect(rows.map(({ setting }) => setting)).toEqual(['5000', '5000']);
});

import { asSuperuser, sharedPostgres } from '@nightjar/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fillTenants, listTenantTables } from './fill-tenants.ts';
import { listLeakingTables } from './probe-every-table.ts';
import { probes } from './probes/index.ts';
import { openProtectedWorld, openUnprotectedTwin } from './worlds.ts';
import type { World } from './world.ts';

let ships: World;
let twin: World;

beforeAll(async () => {
  const server = await sharedPostgres();
  ships = await openProtectedWorld(server);
  twin = await openUnprotectedTwin(server);
});
afterAll(async () => {
  await ships.close();
  await twin.close();
});

describe('the thirteen leaks', () => {
  it('are thirteen', () => {
    expect(probes.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13]);
  });

  describe.each(probes)('$number: $name', (probe) => {
    it('is closed in the database as it ships', async () => {
      expect(await probe.run(ships)).toBeUndefined();
    });

    it('is open in the unprotected twin', async () => {
      expect(await probe.run(twin)).toEqual(expect.any(String));
    });
  });
});

describe('every tenant table', () => {
  it('has rows of the victim, and shows and loses none of them', async () => {
    expect(await listLeakingTables(ships)).toEqual([]);
  });

  it('is probed, also one made tomorrow: unprotected, it is found', async () => {
    await asSuperuser(ships.url, (client) =>
      client.query(`create table tomorrow (tenant_id uuid primary key, note text);
        grant select on tomorrow to nightjar_responder`),
    );
    await fillTenants(ships.url);
    expect(await listLeakingTables(ships)).toEqual(['tomorrow']);
    await asSuperuser(ships.url, (client) => client.query('drop table tomorrow'));
  });

  it('forgotten in the twin is found there, and so is each one when all are', async () => {
    expect(await listLeakingTables(twin)).toContain('dead_letters');
    const tables = await asSuperuser(twin.url, async (client) => {
      const all = await listTenantTables(client);
      for (const table of all)
        await client.query(`alter table ${table} disable row level security`);
      return all;
    });
    expect(tables).toEqual(expect.arrayContaining(['replaced_events', 'protected_targets']));
    expect((await listLeakingTables(twin)).toSorted()).toEqual(tables.toSorted());
  });
});

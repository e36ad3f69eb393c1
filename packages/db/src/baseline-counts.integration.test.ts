import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { dayOf, isoDay, stableId, Tally, type BaselineDay } from '@nightjar/core';
import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import * as nj from './index.ts';
import { freshDatabase, type FreshDatabase } from './testing/index.ts';
import { tenantA } from './testing/rows.ts';

let fresh: FreshDatabase;
let client: pg.Client;
beforeAll(async () => {
  fresh = await freshDatabase();
  client = new pg.Client(fresh.url);
  await client.connect();
});
afterAll(async () => {
  await client.end();
  await fresh.drop();
});

const begin = dayOf(Date.UTC(2026, 0, 5));
const migration = fileURLToPath(
  new URL('../migrations/0033-earlier-counts.data.sql', import.meta.url),
);

/** Daily, weekly, seldom, and once: what counts and what has long passed. */
function daysOf(subject: string, every: number): BaselineDay[] {
  return Array.from({ length: 300 }, (_, n) => begin + n)
    .filter((day) => day % every === 0)
    .map((day): BaselineDay => {
      const values = {
        asn: [`AS${every}`, ...(day % 3 === 0 ? ['AS\u001fodd', 'AS7'] : [])],
        country: day % 5 === 0 ? ['SE', 'PT'] : [],
        application: day % 4 === 0 ? [`app ${every}`] : [],
      };
      return { subject, day, values, rates: {}, active: day % 2 === 0 };
    });
}

const dump = async () =>
  (await client.query('select * from baseline_counts order by tenant_id, key, day')).rows;

it('counts of days that were there before are what a tally of them makes', async () => {
  const db = fresh.open('baseline');
  const tally = new Tally();
  for (const every of [1, 2, 7, 40, 95, 200]) {
    const own = daysOf(`user:${every}`, every);
    tally.add(own, 1);
    await nj.inTenant(db, tenantA, (tx) =>
      nj.saveBaselineDays(
        tx,
        own.map((packed) => ({ entity: packed.subject, day: isoDay(packed.day), packed })),
      ),
    );
  }
  const changes = tally.changes().map((one) => ({ ...one, day: isoDay(one.day) }));
  await nj.inTenant(db, tenantA, (tx) => nj.addToBaselineCounts(tx, changes));
  const tallied = await dump();
  await client.query('delete from baseline_counts');
  await client.query(readFileSync(migration, 'utf8'));
  expect(await dump()).toEqual(tallied);
  expect(tallied.length).toBeGreaterThan(200);
});

it('what is added and taken back is gone; what lies before the span is told as one', async () => {
  const db = fresh.open('baseline');
  const name = stableId('a name');
  const change = (day: string, amount: number) => ({ name, day, amount });
  const list = (from: string, to: string) =>
    nj.inTenant(db, tenantA, (tx) => nj.listBaselineCounts(tx, { names: [name], from, to }));
  const add = (...changes: ReturnType<typeof change>[]) =>
    nj.inTenant(db, tenantA, (tx) => nj.addToBaselineCounts(tx, changes));
  await add(change('2026-03-01', 3), change('2026-03-05', -1), change('2026-03-09', -2));
  await add(change('2026-03-05', 1), change('2026-03-07', 4));
  expect(await list('2026-01-01', '2026-03-08')).toEqual([
    change('2026-03-01', 3),
    change('2026-03-07', 4),
  ]);
  expect(await list('2026-03-08', '2026-12-31')).toEqual([
    change('2026-03-07', 7),
    change('2026-03-09', -2),
  ]);
});

import { lowestEventId } from '@nightjar/core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  ensureConnection,
  ensureEventPartitions,
  findBatch,
  getTenantHealth,
  insertBatch,
  insertDeadLetters,
  insertEvents,
  inTenant,
  listBatchesOfEvents,
  listConnections,
  listDeadLetters,
  listEvents,
  listKnownEvents,
  moveCheckpoint,
  type Database,
  type TenantTx,
} from './index.ts';
import { freshDatabase, type FreshDatabase } from './testing/index.ts';
import { makeEventRow, t0, tenantA, tenantB } from './testing/rows.ts';

let fresh: FreshDatabase;
let db: Database;
const batchId = 'ba7c0000-0000-8000-8000-000000000001';

beforeAll(async () => {
  fresh = await freshDatabase();
  db = fresh.open('connectors');
  await ensureEventPartitions(db, t0, t0 + 86_400_000);
});
afterAll(() => fresh.drop());

const storeNew = async (tx: TenantTx, numbers: readonly number[]): Promise<number> => {
  const rows = numbers.map((n) => makeEventRow(n));
  const known = await listKnownEvents(
    tx,
    rows.map(({ id }) => id),
  );
  const unknown = rows.filter(({ id }) => !known.has(id));
  await insertEvents(tx, { id: batchId, knownAt: t0 }, unknown);
  return unknown.length;
};

it('events come back as they were stored, newest first, within bounds of time', async () => {
  await inTenant(db, tenantA, (tx) => storeNew(tx, [3, 1, 2]));
  const all = await inTenant(db, tenantA, (tx) => listEvents(tx, { limit: 10 }));
  const { contentHash: _, ...expected } = makeEventRow(3);
  expect(all.map(({ id }) => id)).toEqual([3, 2, 1].map((n) => makeEventRow(n).id));
  expect(all[0]).toEqual({ ...expected, batchId, knownAt: t0 });
  const some = await inTenant(db, tenantA, (tx) =>
    listEvents(tx, {
      fromId: lowestEventId(t0 + 2000),
      toId: lowestEventId(t0 + 3000),
      ip: '203.0.113.7',
      limit: 10,
    }),
  );
  expect(some.map(({ position }) => position)).toEqual([2]);
  expect(await inTenant(db, tenantB, (tx) => listEvents(tx, { limit: 10 }))).toEqual([]);
});

it('batches are told in the order of their events, as far as a page reaches', async () => {
  const tenantC = 'cccccccc-0000-4000-8000-000000000003';
  const other = 'ba7c0000-0000-8000-8000-000000000000';
  const [first, second, third, last] = [11, 12, 13, 14].map((n) => makeEventRow(n));
  const span = { fromId: lowestEventId(t0), toId: lowestEventId(t0 + 14_000) };
  const { all, some } = await inTenant(db, tenantC, async (tx) => {
    await insertEvents(tx, { id: batchId, knownAt: t0 }, [first!, third!]);
    await insertEvents(tx, { id: other, knownAt: t0 }, [second!, last!]);
    return {
      all: await listBatchesOfEvents(tx, { ...span, limit: 10 }),
      some: await listBatchesOfEvents(tx, { ...span, limit: 2 }),
    };
  });
  expect(all).toEqual([
    { batchId, lastId: third!.id, count: 2 },
    { batchId: other, lastId: second!.id, count: 1 },
  ]);
  expect(some.map(({ lastId }) => lastId)).toEqual([first!.id, second!.id]);
});

it('two intakes of overlapping events at once store each event exactly once', async () => {
  const numbers = Array.from({ length: 200 }, (_, n) => 1000 + n);
  const stored = await Promise.all([
    inTenant(db, tenantA, (tx) => storeNew(tx, numbers)),
    inTenant(db, tenantA, (tx) => storeNew(tx, numbers.toReversed())),
  ]);
  expect(stored.toSorted()).toEqual([0, 200]);
});

it('events of any past time find a partition, those of an unmade week are refused', async () => {
  const old = makeEventRow(1, { id: '00000000-0001-8000-8000-000000000001' });
  await inTenant(db, tenantA, (tx) => insertEvents(tx, { id: batchId, knownAt: t0 }, [old]));
  const later = makeEventRow(2, { id: lowestEventId(t0 + 60 * 86_400_000) });
  const unmade = inTenant(db, tenantA, (tx) =>
    insertEvents(tx, { id: batchId, knownAt: t0 }, [later]),
  );
  await expect(unmade).rejects.toThrow('no partition');
  await expect(ensureEventPartitions(db, t0, t0 + 1e12)).rejects.toThrow('refused');
  expect(await ensureEventPartitions(db, t0, t0)).toBe(0);
});

it('several that need the same week at once make it once', async () => {
  for (let week = 10; week < 22; week += 1) {
    const at = t0 - week * 7 * 86_400_000;
    const made = await Promise.all(
      Array.from({ length: 6 }, () => ensureEventPartitions(db, at, at)),
    );
    expect(made.toSorted()).toEqual([0, 0, 0, 0, 0, 1]);
  }
});

it('a batch comes back byte by byte', async () => {
  const body = Buffer.from([0, 1, 255, 10]);
  const batch = { id: batchId, storedAt: t0, eventCount: 3, minId: batchId, maxId: batchId, body };
  await inTenant(db, tenantA, (tx) => insertBatch(tx, batch));
  expect(await inTenant(db, tenantA, (tx) => findBatch(tx, batchId))).toEqual(batch);
  expect(await inTenant(db, tenantB, (tx) => findBatch(tx, batchId))).toBeUndefined();
});

it('a stale poller cannot move a checkpoint, and its transaction leaves nothing', async () => {
  await inTenant(db, tenantA, (tx) => ensureConnection(tx, batchId, 'entra-id'));
  await inTenant(db, tenantA, (tx) => moveCheckpoint(tx, batchId, { from: null, to: { at: 1 } }));
  const stale = inTenant(db, tenantA, async (tx) => {
    await storeNew(tx, [9999]);
    await moveCheckpoint(tx, batchId, { from: null, to: { at: 2 } });
  });
  await expect(stale).rejects.toThrow('moved by another');
  const [kept, connections] = await inTenant(db, tenantA, async (tx) => [
    await listKnownEvents(tx, [makeEventRow(9999).id]),
    await listConnections(tx),
  ]);
  expect(kept.size).toBe(0);
  expect(connections[0]!.checkpoint).toEqual({ at: 1 });
});

it('a dead letter is kept once, with hostile bytes as they came and its text without NUL', async () => {
  const letter = {
    id: batchId,
    source: 'entra-id',
    reason: 'not \0 understood',
    position: { file: 'a\0.json', line: 3, offset: 70 },
    raw: Buffer.alloc(70_000),
    batchId: null,
    createdAt: t0,
  };
  const keep = () => inTenant(db, tenantA, (tx) => insertDeadLetters(tx, 'connectors', [letter]));
  expect([await keep(), await keep()]).toEqual([1, 0]);
  const [kept] = await inTenant(db, tenantA, (tx) => listDeadLetters(tx, 10));
  expect(kept).toEqual({
    ...letter,
    stage: 'connectors',
    reason: 'not \ufffd understood',
    position: { file: 'a\ufffd.json', line: 3, offset: 70 },
    raw: Buffer.alloc(65_536),
  });
});

it('health counts what is stored, refused and waiting', async () => {
  const health = await inTenant(fresh.open('api'), tenantA, getTenantHealth);
  const waiting = {
    eventsStored: 3,
    eventsWaiting: 3,
    deadLetters: 1,
    batchesStuck: 0,
    baselineDays: 0,
  };
  const lastEventAt = t0 + 1199 * 1000;
  expect(health).toEqual({ ...waiting, lastEventAt, lastKnownAt: t0 });
  const none = {
    eventsStored: 0,
    eventsWaiting: 0,
    deadLetters: 0,
    batchesStuck: 0,
    baselineDays: 0,
  };
  expect(await inTenant(fresh.open('api'), tenantB, getTenantHealth)).toEqual({
    ...none,
    lastEventAt: null,
    lastKnownAt: null,
  });
});

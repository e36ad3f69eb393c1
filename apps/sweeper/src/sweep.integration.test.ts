import { connectBus, createMemoryBus, openBusAdmin } from '@nightjar/bus';
import {
  insertAnalystAnswer,
  insertAnalystRequest,
  insertBatch,
  inTenant,
  markBatches,
  type BatchStage,
  type Database,
} from '@nightjar/db';
import { freshDatabase, type FreshDatabase } from '@nightjar/db/testing';
import { waitingPerTenantMax } from '@nightjar/service';
import { startNats } from '@nightjar/testkit';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { graceMs } from './choose-waiting.ts';
import { startSweep } from './sweep.ts';

const tenants = [1, 2].map((n) => `aaaaaaaa-0000-4000-8000-00000000000${n}`);
const batchOf = (n: number): string => `bbbbbbbb-0000-4000-8000-${String(n).padStart(12, '0')}`;
const start = Date.UTC(2026, 2, 12, 9);

let fresh: FreshDatabase;
let sweeper: Database;
let now: number;
beforeEach(async () => {
  fresh = await freshDatabase();
  sweeper = fresh.open('sweeper');
  now = start;
});
afterEach(() => fresh.drop());

const store = async (tenantId: string, count: number) => {
  const db = fresh.open('connectors');
  await inTenant(db, tenantId, async (tx) => {
    for (let n = 0; n < count; n += 1) {
      const id = batchOf(n);
      const block = { eventCount: 1, minId: id, maxId: id, body: Buffer.from('x') };
      await insertBatch(tx, { id, storedAt: start - 100 + n, ...block });
    }
  });
};
const mark = (stage: BatchStage, tenantId: string, ...numbers: number[]) =>
  inTenant(fresh.open(stage), tenantId, (tx) => markBatches(tx, stage, numbers.map(batchOf)));

it('a batch that was committed and never published is published, for the stage it waits for', async () => {
  const bus = createMemoryBus();
  const sweep = startSweep({ db: sweeper, bus, now: () => now });
  await store(tenants[0]!, 2);
  await mark('baseline', tenants[0]!, 0);
  expect(await sweep()).toBe(0);
  now += graceMs;
  expect(await sweep()).toBe(2);
  const waiting = [bus.countWaiting('batchStored'), bus.countWaiting('batchScored')];
  expect(waiting).toEqual([1, 1]);
  expect(await sweep()).toBe(0);
});

it('of a backlog a few batches of each tenant go out, and the next when those are marked', async () => {
  const bus = createMemoryBus();
  const sweep = startSweep({ db: sweeper, bus, now: () => now });
  await store(tenants[0]!, 20);
  await store(tenants[1]!, 1);
  await sweep();
  now += graceMs;
  expect(await sweep()).toBe(waitingPerTenantMax + 1);
  await mark('baseline', tenants[0]!, 0, 1);
  await mark('evaluator', tenants[0]!, 0, 1);
  await mark('analyst', tenants[0]!, 0, 1);
  await mark('responder', tenants[0]!, 0, 1);
  expect(await sweep()).toBe(2);
});

it('what the bus refused is tried again at once, and a wiped bus gets everything again', async () => {
  const bus = createMemoryBus();
  const sweep = startSweep({ db: sweeper, bus, now: () => now });
  await store(tenants[0]!, 1);
  await sweep();
  now += graceMs;
  bus.deleteStreams();
  expect(await sweep()).toBe(0);
  bus.ensureStreams();
  expect(await sweep()).toBe(1);
  bus.deleteStreams();
  bus.ensureStreams();
  now += 5_000;
  expect(await sweep()).toBe(1);
});

it('what people asked of the analyst goes out until it is answered, a few of each tenant', async () => {
  const bus = createMemoryBus();
  const sweep = startSweep({ db: sweeper, bus, now: () => now });
  const asked = { kind: 'investigate', incidentId: batchOf(9) } as const;
  for (const [t, tenantId] of tenants.entries())
    await inTenant(fresh.open('api'), tenantId, async (tx) => {
      for (let n = 0; n < (t === 0 ? 6 : 1); n += 1)
        await insertAnalystRequest(tx, {
          id: batchOf(n),
          personId: batchOf(8),
          at: start - 9 + n,
          asked,
        });
    });
  expect(await sweep()).toBe(0);
  now += graceMs;
  expect(await sweep()).toBe(waitingPerTenantMax + 1);
  expect(bus.countWaiting('analystAsked')).toBe(waitingPerTenantMax + 1);
  await inTenant(fresh.open('analyst'), tenants[0]!, async (tx) => {
    for (let n = 0; n < 5; n += 1)
      await insertAnalystAnswer(tx, batchOf(n), { answer: { refused: 'gone' }, at: now });
  });
  // The sixth, and no other: what was published a moment ago may be on its way.
  expect(await sweep()).toBe(1);
});

it('on a real server its identity may publish what waits for every stage', async () => {
  const nats = await startNats();
  try {
    const admin = await openBusAdmin({ url: nats.url, seed: nats.seedOf('bus-admin') });
    await admin.ensureStreams();
    const bus = await connectBus({
      url: nats.url,
      seed: nats.seedOf('sweeper'),
      stage: 'sweeper',
    });
    const sweep = startSweep({ db: sweeper, bus, now: () => now });
    await store(tenants[0]!, 4);
    await mark('baseline', tenants[0]!, 1, 2, 3);
    await mark('evaluator', tenants[0]!, 2, 3);
    await mark('analyst', tenants[0]!, 3);
    await sweep();
    now += graceMs;
    expect(await sweep()).toBe(4);
    const kinds = ['batchStored', 'batchScored', 'breachesChanged', 'incidentsChanged'] as const;
    expect(await Promise.all(kinds.map((kind) => admin.countWaiting(kind)))).toEqual([1, 1, 1, 1]);
    await bus.close();
    await admin.close();
  } finally {
    await nats.stop();
  }
});

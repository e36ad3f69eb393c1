import { createMemoryBus } from '@nightjar/bus';
import { stableId } from '@nightjar/core';
import {
  getTenantHealth,
  inTenant,
  insertBatch,
  listBatchScores,
  listDeadLetters,
  listMarked,
  type Database,
  type TenantTx,
} from '@nightjar/db';
import { freshDatabase, type FreshDatabase } from '@nightjar/db/testing';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { handleBatch } from './handle-batch.ts';
import { sends } from './publication.ts';
import type { StageWork } from './run-stage.ts';
import { runToyStage, workToy } from './testing/toy-stage.ts';

let fresh: FreshDatabase;
let connectors: Database;
let baseline: Database;
let api: Database;
beforeAll(async () => {
  fresh = await freshDatabase();
  connectors = fresh.open('connectors');
  baseline = fresh.open('baseline');
  api = fresh.open('api');
});
afterAll(() => fresh.drop());

const now = Date.now();
const storeBatch = async (tenantId: string, name: string, body: string): Promise<string> => {
  const id = stableId('batch', tenantId, name);
  const block = { eventCount: 1, minId: id, maxId: id, body: Buffer.from(body) };
  await inTenant(connectors, tenantId, (tx) => insertBatch(tx, { id, storedAt: now, ...block }));
  return id;
};
const good = JSON.stringify([{ id: stableId('event'), does: 'add', amount: 1 }]);
const findScore = (tenantId: string, batchId: string) =>
  inTenant(baseline, tenantId, async (tx) =>
    (await listBatchScores(tx, [batchId])).get(batchId)?.toString(),
  );
const isMarked = (tenantId: string, batchId: string) =>
  inTenant(baseline, tenantId, async (tx) =>
    (await listMarked(tx, 'baseline', [batchId])).has(batchId),
  );
const listLetters = (tenantId: string) =>
  inTenant(baseline, tenantId, (tx) => listDeadLetters(tx, 10));

type Work = (tx: TenantTx, batch: Parameters<typeof workToy>[1]) => Promise<StageWork>;
const handle = (tenantId: string, batchId: string, work: Work = workToy) =>
  handleBatch(
    { db: baseline, stage: 'baseline', work, now: () => now },
    { tenantId, batchId, message: { batchId, events: 1 } },
  );

it('a batch that throws as a whole is tried four times, then lies in the dead letters and is handed on', async () => {
  const tenantId = stableId('tenant', 'poisoned');
  const batchId = await storeBatch(tenantId, 'bad', 'no JSON');
  for (let n = 0; n < 3; n += 1) await expect(handle(tenantId, batchId)).rejects.toThrow('JSON');
  expect([await isMarked(tenantId, batchId), await listLetters(tenantId)]).toEqual([false, []]);
  expect(await handle(tenantId, batchId)).toEqual([sends('batchScored', { batchId })]);
  expect(await isMarked(tenantId, batchId)).toBe(true);
  const [letter, ...more] = await listLetters(tenantId);
  expect(letter).toMatchObject({ stage: 'baseline', source: 'batch', batchId, raw: null });
  expect(letter!.reason).toMatch(/^the whole batch: .*JSON/);
  expect(more).toEqual([]);
  expect((await inTenant(api, tenantId, getTenantHealth)).deadLetters).toBe(1);
  expect(await handle(tenantId, batchId)).toEqual([]);
});

it('on the bus, the tenant goes on beside it and nothing is delivered for ever', async () => {
  const tenantId = stableId('tenant', 'goes on');
  const bad = await storeBatch(tenantId, 'bad', 'no JSON');
  const fine = await storeBatch(tenantId, 'fine', good);
  const bus = createMemoryBus();
  const stage = runToyStage({ db: baseline, bus });
  for (const batchId of [bad, fine])
    await bus.publish('batchStored', tenantId, { batchId, events: 1 });
  await expect.poll(() => bus.counts().acked, { timeout: 20_000 }).toBe(2);
  await stage.stop();
  expect(bus.counts()).toMatchObject({ failed: 3 });
  expect(await findScore(tenantId, fine)).toBe('1');
  expect((await listLetters(tenantId)).map(({ batchId }) => batchId)).toEqual([bad]);
});

it('what passes by itself, as a lost connection does, never costs a batch', async () => {
  const tenantId = stableId('tenant', 'unlucky');
  const batchId = await storeBatch(tenantId, 'fine', good);
  const losing: Work = async (tx) => {
    await tx.query('select pg_terminate_backend(pg_backend_pid())');
    return {};
  };
  for (let n = 0; n < 6; n += 1) {
    await expect(handle(tenantId, batchId, losing)).rejects.toThrow('terminat');
  }
  expect([await isMarked(tenantId, batchId), await listLetters(tenantId)]).toEqual([false, []]);
  await handle(tenantId, batchId);
  expect(await findScore(tenantId, batchId)).toBe('1');
});

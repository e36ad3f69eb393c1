import { createMemoryBus } from '@nightjar/bus';
import { stableId } from '@nightjar/core';
import { getTenantHealth, inTenant, type TenantTx } from '@nightjar/db';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { handleBatch } from './handle-batch.ts';
import { sends } from './publication.ts';
import type { StageWork } from './run-stage.ts';
import { openToyBatches, type ToyBatches } from './testing/toy-batches.ts';
import { runToyStage, workToy } from './testing/toy-stage.ts';

let toys: ToyBatches;
beforeAll(async () => {
  toys = await openToyBatches();
});
afterAll(() => toys.fresh.drop());

const good = [{ id: stableId('event'), does: 'add', amount: 1 }];

type Work = (tx: TenantTx, batch: Parameters<typeof workToy>[1]) => Promise<StageWork>;
const handle = (tenantId: string, batchId: string, work: Work = workToy) =>
  handleBatch(
    { db: toys.baseline, stage: 'baseline', work, now: Date.now },
    { tenantId, batchId, message: { batchId, events: 1 } },
  );

it('a batch that throws as a whole is tried four times, then lies in the dead letters and is handed on', async () => {
  const tenantId = stableId('tenant', 'poisoned');
  const batchId = await toys.store(tenantId, 'bad', 'no JSON');
  for (let n = 0; n < 3; n += 1) await expect(handle(tenantId, batchId)).rejects.toThrow('JSON');
  expect([await toys.isMarked(tenantId, batchId), await toys.listLetters(tenantId)]).toEqual([
    false,
    [],
  ]);
  expect(await handle(tenantId, batchId)).toEqual([sends('batchScored', { batchId })]);
  expect(await toys.isMarked(tenantId, batchId)).toBe(true);
  const [letter, ...more] = await toys.listLetters(tenantId);
  expect(letter).toMatchObject({ stage: 'baseline', source: 'batch', batchId, raw: null });
  expect(letter!.reason).toMatch(/^the whole batch: .*JSON/);
  expect(more).toEqual([]);
  expect((await inTenant(toys.fresh.open('api'), tenantId, getTenantHealth)).deadLetters).toBe(1);
  expect(await handle(tenantId, batchId)).toEqual([]);
});

it('on the bus, the tenant goes on beside it and nothing is delivered for ever', async () => {
  const tenantId = stableId('tenant', 'goes on');
  const bad = await toys.store(tenantId, 'bad', 'no JSON');
  const fine = await toys.store(tenantId, 'fine', good);
  const bus = createMemoryBus();
  const stage = runToyStage({ db: toys.baseline, bus });
  for (const batchId of [bad, fine])
    await bus.publish('batchStored', tenantId, { batchId, events: 1 });
  await expect.poll(() => bus.counts().acked, { timeout: 20_000 }).toBe(2);
  await stage.stop();
  expect(bus.counts()).toMatchObject({ failed: 3 });
  expect(await toys.findScore(tenantId, fine)).toBe('1');
  expect((await toys.listLetters(tenantId)).map(({ batchId }) => batchId)).toEqual([bad]);
});

it('what passes by itself, as a lost connection does, never costs a batch, and shows where it does not pass', async () => {
  const tenantId = stableId('tenant', 'unlucky');
  const batchId = await toys.store(tenantId, 'fine', good);
  const losing: Work = async (tx) => {
    await tx.query('select pg_terminate_backend(pg_backend_pid())');
    return {};
  };
  for (let n = 0; n < 6; n += 1) {
    await expect(handle(tenantId, batchId, losing)).rejects.toThrow('terminat');
  }
  expect([await toys.isMarked(tenantId, batchId), await toys.listLetters(tenantId)]).toEqual([
    false,
    [],
  ]);
  const countStuck = async () =>
    (await inTenant(toys.fresh.open('api'), tenantId, getTenantHealth)).batchesStuck;
  expect(await countStuck()).toBe(1);
  await handle(tenantId, batchId);
  expect(await toys.findScore(tenantId, batchId)).toBe('1');
  expect(await countStuck()).toBe(0);
});

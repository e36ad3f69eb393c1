import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createMemoryBus, type MemoryBus } from '@nightjar/bus';
import { stableId } from '@nightjar/core';
import { countAttempt, inTenant, listWaitingBatches, lockStage } from '@nightjar/db';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { waitingPerTenantMax } from './is-released.ts';
import { sends } from './publication.ts';
import { runStage } from './run-stage.ts';
import { openToyBatches, type ToyBatches } from './testing/toy-batches.ts';
import { runToyStage, type ToyEvent } from './testing/toy-stage.ts';

let toys: ToyBatches;
beforeAll(async () => {
  toys = await openToyBatches();
});
afterAll(() => toys.fresh.drop());

const tenantOf = (name: string): string => stableId('tenant', name);
const event = (name: string, does: ToyEvent['does'] = 'add'): ToyEvent => ({
  id: stableId('event', name),
  does,
  amount: 1,
});

const offer = async (bus: MemoryBus, tenantId: string, batchIds: string[]) => {
  for (const batchId of batchIds)
    await bus.publish('batchStored', tenantId, { batchId, events: 1 });
};

const listReasons = async (tenantId: string) =>
  (await toys.listLetters(tenantId)).map(({ reason }) => reason);
const stillWaiting = { since: 0, before: Date.now() + 3_600_000, perTenantMax: 100 };

const runOnce = async (bus: MemoryBus, tenantId: string, batchIds: string[]) => {
  const stage = runToyStage({ db: toys.baseline, bus });
  await offer(bus, tenantId, batchIds);
  await expect.poll(() => bus.countWaiting('batchStored'), { timeout: 20_000 }).toBe(0);
  await stage.stop();
};

const runChild = async (of: { tenantId: string; batchId: string; failpoint?: string }) => {
  const { hostname: host, port, pathname } = new URL(toys.fresh.url);
  const asked = {
    connection: { host, port: Number(port), database: pathname.slice(1) },
    signingKey: Buffer.from(toys.fresh.signingKey).toString('base64url'),
    tenantId: of.tenantId,
    batchId: of.batchId,
  };
  const main = `${import.meta.dirname}/testing/toy-main.ts`;
  const env = { ...process.env, NIGHTJAR_FAILPOINT: of.failpoint };
  const child = spawn(process.execPath, [main, JSON.stringify(asked)], { env, stdio: 'inherit' });
  const [, signal] = await once(child, 'exit');
  return signal as string | null;
};

it('a redelivered batch is handled once, and its next message is published once', async () => {
  const tenantId = tenantOf('redelivered');
  const batchId = await toys.store(tenantId, 'one', [event('a'), event('b')]);
  const bus = createMemoryBus();
  await runOnce(bus, tenantId, [batchId, batchId, batchId]);
  expect(bus.counts()).toMatchObject({ acked: 3, failed: 0 });
  expect(await toys.findScore(tenantId, batchId)).toBe('2');
  expect(await inTenant(toys.baseline, tenantId, (tx) => lockStage(tx, 'baseline'))).toBe(1);
  expect(bus.countWaiting('batchScored')).toBe(1);
});

it('an event that throws becomes a dead letter in the same commit, and its neighbours go on', async () => {
  const tenantId = tenantOf('throws');
  const batchId = await toys.store(tenantId, 'one', [event('a'), event('b', 'throw'), event('c')]);
  await runOnce(createMemoryBus(), tenantId, [batchId]);
  expect(await toys.findScore(tenantId, batchId)).toBe('2');
  expect(await listReasons(tenantId)).toEqual(['a number that cannot be added']);
});

it('an event that ends the process is found, and its neighbours go on', async () => {
  const tenantId = tenantOf('kills');
  const batchId = await toys.store(tenantId, 'one', [event('a'), event('b', 'kill'), event('c')]);
  const signals: (string | null)[] = [];
  while (signals.at(-1) !== null && signals.length < 8) {
    signals.push(await runChild({ tenantId, batchId }));
  }
  // Twice in company, twice alone; then it is not run any more.
  expect(signals).toEqual(['SIGKILL', 'SIGKILL', 'SIGKILL', 'SIGKILL', null]);
  expect(await toys.findScore(tenantId, batchId)).toBe('2');
  expect(await listReasons(tenantId)).toEqual(['ended the process 2 times']);
});

it('a batch that was tried often for other reasons loses no event', async () => {
  const tenantId = tenantOf('unlucky');
  const batchId = await toys.store(tenantId, 'one', [event('a'), event('b'), event('c')]);
  for (let n = 0; n < 9; n += 1) {
    await inTenant(toys.baseline, tenantId, (tx) => countAttempt(tx, 'baseline', batchId));
  }
  await runOnce(createMemoryBus(), tenantId, [batchId]);
  expect(await toys.findScore(tenantId, batchId)).toBe('3');
  expect(await listReasons(tenantId)).toEqual([]);
});

it.each([
  ['stage_after_attempt', false],
  ['stage_before_commit', false],
  ['stage_after_commit_before_publish', true],
  ['stage_after_publish_before_ack', true],
] as const)('killed at %s, output and mark are there together or not at all', async (at, kept) => {
  const tenantId = tenantOf(at);
  const batchId = await toys.store(tenantId, 'one', [event('a')]);
  expect(await runChild({ tenantId, batchId, failpoint: at })).toBe('SIGKILL');
  expect([await toys.isMarked(tenantId, batchId), await toys.findScore(tenantId, batchId)]).toEqual(
    kept ? [true, '1'] : [false, undefined],
  );
  expect(await runChild({ tenantId, batchId })).toBe(null);
  expect([await toys.isMarked(tenantId, batchId), await toys.findScore(tenantId, batchId)]).toEqual(
    [true, '1'],
  );
});

it('no more than a few of a tenant go on to the bus while the next stage sleeps', async () => {
  const tenantId = tenantOf('backlog');
  const batchIds: string[] = [];
  for (let n = 0; n < 9; n += 1) batchIds.push(await toys.store(tenantId, `${n}`, [event(`${n}`)]));
  const bus = createMemoryBus();
  // Newest first: the order of handling must not let more of them through.
  await runOnce(bus, tenantId, batchIds.toReversed());
  expect(bus.countWaiting('batchScored')).toBe(waitingPerTenantMax);
  const waiting = await inTenant(toys.baseline, tenantId, (tx) =>
    listWaitingBatches(tx, { stage: 'evaluator', ...stillWaiting }),
  );
  expect(waiting).toHaveLength(9);
});

it('what travels without a stored batch, as scores made again do, goes on behind any backlog', async () => {
  const tenantId = tenantOf('made again');
  const stored: string[] = [];
  for (let n = 0; n < 6; n += 1) stored.push(await toys.store(tenantId, `${n}`, [event(`${n}`)]));
  const again = [stableId('rescored', 'one'), stableId('rescored', 'two')];
  const bus = createMemoryBus();
  const stage = runStage({
    db: toys.baseline,
    bus,
    stage: 'baseline',
    consumes: 'batchStored',
    work: async (_, { batchId }) => ({ publish: [sends('batchScored', { batchId })] }),
  });
  await offer(bus, tenantId, [...stored, ...again]);
  await expect.poll(() => bus.countWaiting('batchStored'), { timeout: 20_000 }).toBe(0);
  await stage.stop();
  expect(bus.countWaiting('batchScored')).toBe(waitingPerTenantMax + again.length);
});

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import {
  BusUnavailable,
  connectBus,
  connectNats,
  durableOf,
  openBusAdmin,
  shardOf,
  streamOf,
  type Bus,
  type BusFault,
} from '@nightjar/bus';
import { describeBus, type OpenBus } from '@nightjar/bus/conformance';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { NatsServer } from './server.ts';
import { startNats } from './start-nats.ts';

const tenant = '11111111-1111-4111-8111-111111111111';
const patiently = { timeout: 20_000, interval: 20 };

let shared: NatsServer;
beforeAll(async () => {
  shared = await startNats();
}, 180_000);
afterAll(() => shared.stop());

const openBus: OpenBus = async ({ streamBytesMax }) => {
  const { url } = shared;
  const admin = await openBusAdmin({ url, seed: shared.seedOf('bus-admin'), streamBytesMax });
  await admin.ensureStreams();
  const raw = await connectNats({ url, seed: shared.seedOf('sweeper'), stage: 'sweeper' });
  const buses: Bus[] = [];
  return {
    connect: async (stage, onFault) => {
      const bus = await connectBus({ url, seed: shared.seedOf(stage), stage, onFault });
      buses.push(bus);
      return bus;
    },
    deleteStreams: () => admin.deleteStreams(),
    ensureStreams: async () => void (await admin.ensureStreams()),
    countWaiting: (kind) => admin.countWaiting(kind),
    publishRaw: async (subject, data) => void (await raw.request(subject, data)),
    close: async () => {
      await Promise.all(buses.map((bus) => bus.close()));
      await raw.close();
      await admin.deleteStreams();
      await admin.close();
    },
  };
};

describeBus('on JetStream', openBus);

const undo: (() => unknown)[] = [];
afterEach(async () => {
  for (const each of undo.splice(0).reverse()) await each();
});

const openServer = async ({ ackWaitMs }: { ackWaitMs?: number } = {}) => {
  const dataDir = mkdtempSync(join(tmpdir(), 'nightjar-kept-'));
  undo.push(() => rmSync(dataDir, { recursive: true, force: true }));
  const first = await startNats({ dataDir });
  undo.push(() => first.stop());
  const start = async () => {
    const again = await startNats({ dataDir, port: first.port });
    undo.push(() => again.stop());
    return again;
  };
  const address = (stage: 'baseline' | 'evaluator') =>
    ({ url: first.url, seed: first.seedOf(stage), stage }) as const;
  const admin = await openBusAdmin({ url: first.url, seed: first.seedOf('bus-admin'), ackWaitMs });
  undo.push(() => admin.close());
  await admin.ensureStreams();
  return { dataDir, first, start, address, admin };
};

const canPublish = (bus: Bus): Promise<boolean> =>
  bus.publish('batchScored', tenant, { batchId: 'after' }).then(
    () => true,
    () => false,
  );

test('messages, keys and consumers outlive a kill -9 of the server', async () => {
  const { first, start, address } = await openServer();
  const baseline = await connectBus(address('baseline'));
  undo.push(() => baseline.close());
  await baseline.publish('batchScored', tenant, { batchId: 'before' });
  await first.kill9();
  const during = baseline.publish('batchScored', tenant, { batchId: 'during' });
  await expect(during).rejects.toThrow(BusUnavailable);
  const second = await start();
  expect(second.credentials).toEqual(first.credentials);
  const evaluator = await connectBus(address('evaluator'));
  undo.push(() => evaluator.close());
  const got = new Set<string>();
  const consuming = {
    stage: 'evaluator',
    onMessage: async ({ body }: { body: { batchId: string } }) => void got.add(body.batchId),
  } as const;
  evaluator.consume('batchScored', consuming);
  await expect.poll(() => [...got].toSorted(), patiently).toEqual(['before']);
  await second.kill9();
  await start();
  await expect.poll(() => canPublish(baseline), patiently).toBe(true);
  await expect.poll(() => got.has('after'), patiently).toBe(true);
}, 60_000);

test('a consumer finds its streams again when the server comes back without its files', async () => {
  const { dataDir, first, start, address, admin } = await openServer();
  const faults: BusFault[] = [];
  const baseline = await connectBus(address('baseline'));
  const evaluator = await connectBus({
    ...address('evaluator'),
    onFault: (fault) => faults.push(fault),
  });
  undo.push(() => Promise.all([baseline.close(), evaluator.close()]));
  const got: string[] = [];
  evaluator.consume('batchScored', {
    stage: 'evaluator',
    onMessage: async ({ body }) => void got.push(body.batchId),
  });
  await baseline.publish('batchScored', tenant, { batchId: 'before' });
  await expect.poll(() => got, patiently).toEqual(['before']);
  await first.kill9();
  rmSync(join(dataDir, 'store'), { recursive: true });
  await start();
  await expect
    .poll(() => admin.ensureStreams().catch(() => []), patiently)
    .toContain('batchScored');
  await expect.poll(() => canPublish(baseline), patiently).toBe(true);
  await expect.poll(() => got, patiently).toEqual(['before', 'after']);
}, 60_000);

test('a long handler keeps its message; a dead process loses it to another', async () => {
  const ackWaitMs = 600;
  const { address, first } = await openServer({ ackWaitMs });
  const baseline = await connectBus(address('baseline'));
  const evaluator = await connectBus(address('evaluator'));
  undo.push(() => Promise.all([baseline.close(), evaluator.close()]));
  const shard = shardOf(tenant);
  const next = `$JS.API.CONSUMER.MSG.NEXT.${streamOf('batchScored')}.${durableOf('evaluator', shard)}`;
  const dead = await connectNats({ ...address('evaluator'), seed: first.seedOf('evaluator') });

  await baseline.publish('batchScored', tenant, { batchId: 'abandoned' });
  await dead.request(next, '{"batch":1}', { timeout: 5_000, noMux: true });
  await dead.close();

  const seen: [string, number][] = [];
  evaluator.consume('batchScored', {
    stage: 'evaluator',
    concurrency: 2,
    onMessage: async ({ body, deliveries }) => {
      seen.push([body.batchId, deliveries]);
      if (body.batchId === 'long') await delay(ackWaitMs * 4);
    },
  });
  await expect.poll(() => seen, patiently).toEqual([['abandoned', 2]]);
  await baseline.publish('batchScored', tenant, { batchId: 'long' });
  await expect.poll(() => evaluator.counts().acked, patiently).toBe(2);
  expect(seen).toEqual([
    ['abandoned', 2],
    ['long', 1],
  ]);
}, 60_000);

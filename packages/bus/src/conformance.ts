import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Bus, BusFault, Message } from './bus.ts';
import { catalog, type MessageKind, type Stage } from './catalog.ts';
import { encodeEnvelope } from './envelope.ts';
import { BusFull, BusUnavailable, InvalidMessage } from './errors.ts';
import { shardOf, subjectOf } from './subject.ts';

/** One implementation of the bus with streams in place, for one test. */
export type BusUnderTest = {
  /** The bus as the stage sees it; a second call is a second process of that stage. */
  connect(stage: Stage, onFault?: (fault: BusFault) => void): Promise<Bus>;
  deleteStreams(): Promise<void>;
  ensureStreams(): Promise<void>;
  /** Messages stored and not acknowledged. */
  countWaiting(kind: MessageKind): Promise<number>;
  publishRaw(subject: string, data: Uint8Array): Promise<void>;
  close(): Promise<void>;
};

export type OpenBus = (options: { streamBytesMax?: number }) => Promise<BusUnderTest>;

const tenant = '11111111-1111-4111-8111-111111111111';
const tenants = Array.from(
  { length: 40 },
  (_, index) => `22222222-2222-4222-8222-${String(index).padStart(12, '0')}`,
);
/**
 * Longer than an unanswered message waits: one that was on its way to a stage that left in that
 * moment comes again only then.
 */
const patiently = { timeout: 3 * catalog.batchScored.delivery.ackWaitMs, interval: 20 };

const collect = <K extends MessageKind>() => {
  const got: Message<K>[] = [];
  return { got, onMessage: async (message: Message<K>) => void got.push(message) };
};

/** What every bus must do, as tests. */
export const describeBus = (name: string, open: OpenBus): void => {
  describe(`the bus ${name}`, () => {
    let under: BusUnderTest;
    beforeEach(async () => {
      under = await open({});
    });
    afterEach(() => under.close());

    test('delivers every message of every tenant, bytes included', async () => {
      const [connectors, baseline] = [
        await under.connect('connectors'),
        await under.connect('baseline'),
      ];
      const block = Uint8Array.from({ length: 5_000 }, (_, index) => index % 256);
      const { got, onMessage } = collect<'batchStored'>();
      baseline.consume('batchStored', { stage: 'baseline', concurrency: 3, onMessage });
      await Promise.all(
        tenants.map((tenantId, index) =>
          connectors.publish('batchStored', tenantId, {
            batchId: `b-${index}`,
            events: index,
            ...(index % 2 === 0 ? { body: block } : {}),
          }),
        ),
      );
      await expect.poll(() => got.length, patiently).toBe(tenants.length);
      for (const [index, tenantId] of tenants.entries()) {
        const message = got.find((each) => each.tenantId === tenantId);
        expect(message?.body).toMatchObject({ batchId: `b-${index}`, events: index });
        expect(
          Buffer.from(message?.body.body ?? []).equals(index % 2 === 0 ? block : Buffer.alloc(0)),
        ).toBe(true);
        expect(message?.deliveries).toBe(1);
      }
      expect(connectors.counts().published).toBeGreaterThanOrEqual(tenants.length);
      await expect.poll(() => under.countWaiting('batchStored'), patiently).toBe(0);
    });

    test('keeps a message until a consumer comes', async () => {
      const sweeper = await under.connect('sweeper');
      await sweeper.publish('batchScored', tenant, { batchId: 'early' });
      const { got, onMessage } = collect<'batchScored'>();
      const evaluator = await under.connect('evaluator');
      evaluator.consume('batchScored', { stage: 'evaluator', onMessage });
      await expect.poll(() => got.map((each) => each.body.batchId), patiently).toEqual(['early']);
    });

    test('delivers the same content again when it is published again', async () => {
      const [sweeper, evaluator] = [
        await under.connect('sweeper'),
        await under.connect('evaluator'),
      ];
      const { got, onMessage } = collect<'batchScored'>();
      evaluator.consume('batchScored', { stage: 'evaluator', onMessage });
      await sweeper.publish('batchScored', tenant, { batchId: 'twice' });
      await sweeper.publish('batchScored', tenant, { batchId: 'twice' });
      await expect.poll(() => got.length, patiently).toBe(2);
      expect(got[0]?.id).toBe(got[1]?.id);
    });

    test('delivers a message again whose handler threw, and says so', async () => {
      const faults: BusFault[] = [];
      const evaluator = await under.connect('evaluator', (fault) => faults.push(fault));
      const seen: number[] = [];
      evaluator.consume('batchScored', {
        stage: 'evaluator',
        onMessage: async ({ deliveries }) => {
          seen.push(deliveries);
          if (deliveries < 3) throw new Error('not yet');
        },
      });
      await (await under.connect('baseline')).publish('batchScored', tenant, { batchId: 'b' });
      await expect.poll(() => seen, patiently).toEqual([1, 2, 3]);
      expect(faults.map((fault) => fault.what)).toEqual(['handlerFailed', 'handlerFailed']);
      await expect.poll(() => under.countWaiting('batchScored'), patiently).toBe(0);
    });

    test('goes on with the neighbours of a message that fails', async () => {
      const [baseline, evaluator] = [
        await under.connect('baseline'),
        await under.connect('evaluator'),
      ];
      const handled: string[] = [];
      evaluator.consume('batchScored', {
        stage: 'evaluator',
        onMessage: async ({ body, deliveries }) => {
          if (body.batchId === 'bad' && deliveries === 1) throw new Error('once');
          handled.push(body.batchId);
        },
      });
      for (const batchId of ['bad', 'good-1', 'good-2']) {
        await baseline.publish('batchScored', tenant, { batchId });
      }
      await expect.poll(() => handled.toSorted(), patiently).toEqual(['bad', 'good-1', 'good-2']);
    });

    test('refuses on publish what does not fit the catalogue', async () => {
      const bus = await under.connect('sweeper');
      const publish = bus.publish as (
        kind: string,
        tenantId: string,
        body: unknown,
      ) => Promise<void>;
      const wrong: [string, string, unknown][] = [
        ['batchScored', tenant, {}],
        ['batchScored', tenant, { batchId: 7 }],
        ['batchScored', tenant, { batchId: 'b', more: 1 }],
        ['batchScored', tenant, { batchId: 'b'.repeat(65) }],
        ['batchScored', 'acme.*', { batchId: 'b' }],
        ['batchScored', tenant.replace('1', 'A'), { batchId: 'b' }],
        ['batchStored', tenant, { batchId: 'b', events: 1, body: new Uint8Array(1024 * 1024 + 1) }],
        ['batchStored', tenant, { batchId: 'b', events: 1, body: 'text' }],
        ['modelBreached', tenant, { batchId: 'b' }],
        ['constructor', tenant, { batchId: 'b' }],
      ];
      for (const [kind, tenantId, body] of wrong) {
        await expect(publish(kind, tenantId, body)).rejects.toThrow(InvalidMessage);
      }
      expect(await under.countWaiting('batchScored')).toBe(0);
      expect(await under.countWaiting('batchStored')).toBe(0);
    });

    test('drops what is no valid message, counts it and goes on', async () => {
      const faults: BusFault[] = [];
      const evaluator = await under.connect('evaluator', (fault) => faults.push(fault));
      const { got, onMessage } = collect<'batchScored'>();
      evaluator.consume('batchScored', { stage: 'evaluator', onMessage });
      const good = encodeEnvelope('batchScored', tenant, { batchId: 'good' });
      const other = encodeEnvelope('actionDecided', tenant, { actionId: 'a' });
      const wrongShard = subjectOf('batchScored', (shardOf(tenant) + 1) % 16);
      await under.publishRaw(good.subject, Buffer.from('no line'));
      await under.publishRaw(good.subject, Buffer.from('{"v":1}\n'));
      await under.publishRaw(good.subject, Buffer.concat([good.data, Buffer.from('tail')]));
      await under.publishRaw(good.subject, other.data);
      await under.publishRaw(wrongShard, good.data);
      await under.publishRaw(good.subject, good.data);
      await expect.poll(() => got.map((each) => each.body.batchId), patiently).toEqual(['good']);
      await expect.poll(() => evaluator.counts().refused, patiently).toBe(5);
      expect(faults.map((fault) => fault.what)).toEqual(Array(5).fill('refused'));
      expect(faults.some((fault) => fault.reason.includes('tenant does not belong'))).toBe(true);
      await expect.poll(() => under.countWaiting('batchScored'), patiently).toBe(0);
    });

    test('shares the work between two consumers of a stage', async () => {
      const baseline = await under.connect('baseline');
      const workers = [await under.connect('evaluator'), await under.connect('evaluator')];
      const handled: string[][] = [[], []];
      let release = () => {};
      const bothBusy = new Promise<void>((resolve) => (release = resolve));
      for (const [index, worker] of workers.entries()) {
        worker.consume('batchScored', {
          stage: 'evaluator',
          onMessage: async ({ body }) => {
            handled[index]?.push(body.batchId);
            if (handled.every((each) => each.length > 0)) release();
            await bothBusy;
          },
        });
      }
      for (let index = 0; index < 20; index += 1) {
        await baseline.publish('batchScored', tenant, { batchId: `b-${index}` });
      }
      await expect.poll(() => handled.flat().length, patiently).toBe(20);
      expect(new Set(handled.flat()).size).toBe(20);
      expect(handled.every((each) => each.length > 0)).toBe(true);
    });

    test('never runs more handlers than it was told', async () => {
      const [baseline, evaluator] = [
        await under.connect('baseline'),
        await under.connect('evaluator'),
      ];
      let [running, most, ended] = [0, 0, 0];
      evaluator.consume('batchScored', {
        stage: 'evaluator',
        concurrency: 3,
        onMessage: async () => {
          running += 1;
          most = Math.max(most, running);
          await new Promise(setImmediate);
          running -= 1;
          ended += 1;
        },
      });
      await Promise.all(
        tenants.map((tenantId) => baseline.publish('batchScored', tenantId, { batchId: 'b' })),
      );
      await expect.poll(() => ended, patiently).toBe(tenants.length);
      expect(most).toBeGreaterThan(1);
      expect(most).toBeLessThanOrEqual(3);
    });

    test('stops only when the running handler has ended, and loses nothing', async () => {
      const [baseline, evaluator] = [
        await under.connect('baseline'),
        await under.connect('evaluator'),
      ];
      let finish = () => {};
      let [hasStarted, hasEnded] = [false, false];
      const gate = new Promise<void>((resolve) => (finish = resolve));
      const consumption = evaluator.consume('batchScored', {
        stage: 'evaluator',
        onMessage: async () => {
          hasStarted = true;
          await gate;
          hasEnded = true;
        },
      });
      await baseline.publish('batchScored', tenant, { batchId: 'running' });
      await expect.poll(() => hasStarted, patiently).toBe(true);
      const stopping = consumption.stop();
      await baseline.publish('batchScored', tenant, { batchId: 'later' });
      finish();
      await stopping;
      expect(hasEnded).toBe(true);
      const { got, onMessage } = collect<'batchScored'>();
      evaluator.consume('batchScored', { stage: 'evaluator', onMessage });
      await expect.poll(() => got.map((each) => each.body.batchId), patiently).toEqual(['later']);
    });

    test('finds the streams again after a wipe', async () => {
      const [baseline, evaluator] = [
        await under.connect('baseline'),
        await under.connect('evaluator'),
      ];
      const { got, onMessage } = collect<'batchScored'>();
      evaluator.consume('batchScored', { stage: 'evaluator', onMessage });
      await baseline.publish('batchScored', tenant, { batchId: 'before' });
      await expect.poll(() => got.length, patiently).toBe(1);
      await under.deleteStreams();
      const lost = baseline.publish('batchScored', tenant, { batchId: 'meanwhile' });
      await expect(lost).rejects.toThrow(BusUnavailable);
      await under.ensureStreams();
      await under.ensureStreams();
      await baseline.publish('batchScored', tenant, { batchId: 'after' });
      await expect
        .poll(() => got.map((each) => each.body.batchId), patiently)
        .toEqual(['before', 'after']);
    });
  });

  test(`the bus ${name} tells the publisher when a stream is full, and takes more once it is read`, async () => {
    const under = await open({ streamBytesMax: 4_096 });
    try {
      const [baseline, evaluator] = [
        await under.connect('baseline'),
        await under.connect('evaluator'),
      ];
      let stored = 0;
      const fill = async () => {
        for (; stored < 100; stored += 1) {
          await baseline.publish('batchScored', tenant, { batchId: `b-${stored}` });
        }
      };
      await expect(fill()).rejects.toThrow(BusFull);
      expect(stored).toBeGreaterThan(3);
      const { got, onMessage } = collect<'batchScored'>();
      evaluator.consume('batchScored', { stage: 'evaluator', onMessage });
      await expect.poll(() => under.countWaiting('batchScored'), patiently).toBe(0);
      expect(got).toHaveLength(stored);
      await baseline.publish('batchScored', tenant, { batchId: 'again' });
      await expect.poll(() => got.length, patiently).toBe(stored + 1);
    } finally {
      await under.close();
    }
  });
};

import { isIP } from 'node:net';
import { promisify } from 'node:util';
import { zstdCompress } from 'node:zlib';
import { createMemoryBus } from '@nightjar/bus';
import {
  actOf,
  dayMs,
  eventId,
  stableId,
  type IpIntelligence,
  type OcsfEvent,
} from '@nightjar/core';
import {
  ensureEventPartitions,
  inHouse,
  inTenant,
  insertBatch,
  insertEvents,
  listBaselineDays,
  listBatchScores,
  markBatches,
  saveMssp,
  saveTenant,
  takeOutEvents,
  unpackScores,
  type EventRow,
} from '@nightjar/db';
import { freshDatabase, makeEventRow } from '@nightjar/db/testing';
import { wireBaseline } from './baseline.module.ts';
import { keepBaseline, type Keeping } from './close/keep-baseline.ts';
import { listBatchesOfDays } from './close/read-day.ts';

const compress = promisify(zstdCompress);
/** A Monday. */
export const day0 = Date.UTC(2026, 1, 2) / dayMs;

export interface SignIn {
  user: string;
  /** Days after `day0`, and the hour. */
  day: number;
  hour?: number;
  asn: number;
  country?: string;
  class?: IpIntelligence['class'];
}

/** A sign-in as the intake stores it. */
export function signInEvent(tenantId: string, of: SignIn): { id: string; ocsf: OcsfEvent } {
  const { user, day, hour = 9, asn, country = 'SE' } = of;
  const time = (day0 + day) * dayMs + hour * 3_600_000;
  const uid = [user, day, hour, asn].join('-');
  const ip = `203.0.113.${asn % 256}`;
  const data = { asn, asnName: `AS${asn}`, country, class: of.class ?? 'none', version: 'test' };
  const ocsf: OcsfEvent = {
    category_uid: 3,
    class_uid: 3002,
    activity_id: 1,
    type_uid: 300_201,
    severity_id: 1,
    time,
    status_id: 1,
    metadata: {
      version: '1.8.0',
      product: { name: 'Entra ID', vendor_name: 'Microsoft' },
      uid,
      event_code: 'SignIn',
      log_version: 'entra-id/1',
    },
    actor: { user: { name: `${user}@borealis.example`, type_id: 1 } },
    src_endpoint: { ip },
    enrichments: [{ name: 'src_endpoint.ip', value: ip, type: 'ip_intelligence', data }],
  };
  return { id: eventId({ tenantId, source: 'entra-id', uid, time }), ocsf };
}

/** What a directory states of a user at noon, as the intake stores it. */
export function statedEvent(
  tenantId: string,
  { user, day, groups }: { user: string; day: number; groups: readonly string[] },
): { id: string; ocsf: OcsfEvent } {
  const time = (day0 + day) * dayMs + 12 * 3_600_000;
  const uid = ['directory', user, day].join('-');
  const ocsf: OcsfEvent = {
    category_uid: 5,
    class_uid: 5003,
    activity_id: 2,
    type_uid: 500_302,
    severity_id: 1,
    time,
    metadata: {
      version: '1.8.0',
      product: { name: 'Entra ID', vendor_name: 'Microsoft' },
      uid,
      event_code: 'User',
      log_version: 'entra-id/1',
    },
    user: {
      name: `${user}@borealis.example`,
      type_id: 1,
      groups: groups.map((name) => ({ uid: `g-${name}`, name, type: 'Group' })),
    },
  };
  return { id: eventId({ tenantId, source: 'entra-id', uid, time }), ocsf };
}

function rowOf({ id, ocsf }: { id: string; ocsf: OcsfEvent }, position: number): EventRow {
  const { subject, ip } = actOf(ocsf, { id, source: 'entra-id' });
  return makeEventRow(position, {
    id,
    position,
    operation: ocsf.metadata.event_code,
    subject: subject?.replaceAll('\0', '\ufffd') ?? null,
    ip: isIP(ip ?? '') && !ip?.includes('%') ? ip : null,
    sourceUid: ocsf.metadata.uid,
  });
}

/** The baseline engine on a database of its own, with what stands before and after it played by the test. */
export async function openEngine() {
  const fresh = await freshDatabase();
  const [db, connectors, evaluator] = [
    fresh.open('baseline'),
    fresh.open('connectors'),
    fresh.open('evaluator'),
  ];
  const clock = { now: (day0 + 40) * dayMs };
  const bus = createMemoryBus();
  const scored: string[] = [];
  const ends: (() => Promise<unknown>)[] = [];
  // The timer of the process must not run; the test says when.
  const env = { NIGHTJAR_CLOSE_EVERY_MS: '1000000000' };
  const log = { warn: (what: object) => scored.push(`warned: ${JSON.stringify(what)}`) } as never;
  const onStop = (end: () => Promise<unknown>) => void ends.push(end);
  await wireBaseline({ db, bus, log, env, now: () => clock.now, onStop });
  bus.consume('batchScored', {
    stage: 'evaluator',
    concurrency: 1,
    onMessage: async ({ tenantId, body: { batchId } }) => {
      scored.push(batchId);
      await inTenant(evaluator, tenantId, (tx) => markBatches(tx, 'evaluator', [batchId]));
    },
  });
  await ensureEventPartitions(connectors, day0 * dayMs, (day0 + 60) * dayMs);
  await inHouse(fresh.open('api'), (tx) =>
    saveMssp(tx, { id: stableId('mssp'), slug: 'h', name: 'H' }),
  );
  const insert = async (
    tenantId: string,
    events: { id: string; ocsf: OcsfEvent }[],
    { replaces = false, text }: { replaces?: boolean; text?: string } = {},
  ) => {
    const sorted = events.toSorted((a, b) => (a.id < b.id ? -1 : 1));
    const ids = sorted.map(({ id }) => id);
    const id = stableId('batch', ...ids, ...(replaces ? ['other content'] : []));
    const body = await compress(text ?? sorted.map((event) => JSON.stringify(event)).join('\n'));
    const span = { minId: ids[0]!, maxId: ids.at(-1)!, eventCount: ids.length };
    await inTenant(connectors, tenantId, async (tx) => {
      if (replaces) await takeOutEvents(tx, ids);
      await insertEvents(tx, { id, knownAt: clock.now }, sorted.map(rowOf));
      await insertBatch(tx, { id, storedAt: clock.now, body, ...span });
    });
    return { id, body };
  };
  const score = async (tenantId: string, batch: { id: string; body: Buffer }): Promise<void> => {
    await bus.publish('batchStored', tenantId, { batchId: batch.id, events: 1, body: batch.body });
    await bus.whenIdle();
  };
  return {
    db,
    evaluator,
    bus,
    clock,
    scored,
    addTenant: async (slug: string): Promise<string> => {
      const id = stableId('tenant', slug);
      const house = { msspId: stableId('mssp'), kind: 'customer', responseMode: 'off' } as const;
      await inHouse(fresh.open('api'), (tx) => saveTenant(tx, { id, slug, name: slug, ...house }));
      return id;
    },
    storeUnscored: insert,
    store: async (tenantId: string, events: { id: string; ocsf: OcsfEvent }[]): Promise<string> => {
      const batch = await insert(tenantId, events);
      await score(tenantId, batch);
      return batch.id;
    },
    score,
    /** Turns of the engine's keeping; three are enough for anything to come to rest. */
    keep: async (tenantId: string, turns = 6): Promise<void> => {
      let keeping: Keeping | undefined;
      for (let turn = 0; turn < turns; turn += 1) {
        keeping = await keepBaseline({ db, bus, tenantId, now: clock.now }, keeping);
        await bus.whenIdle();
      }
    },
    scoresOf: async (tenantId: string, batchId: string) => {
      const bodies = await inTenant(db, tenantId, (tx) => listBatchScores(tx, [batchId]));
      return (await unpackScores(bodies.get(batchId)!)).acts;
    },
    batchesOf: (tenantId: string) => listBatchesOfDays({ db, tenantId, from: day0, to: day0 + 60 }),
    daysOf: (tenantId: string) =>
      inTenant(db, tenantId, (tx) =>
        listBaselineDays(tx, { from: '2026-01-01', to: '2026-12-31' }),
      ),
    stop: async () => {
      for (const end of ends) await end();
      await bus.close();
      await fresh.drop();
    },
  };
}

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { stableId, type IpIntelligence, type LookUpAddress } from '@nightjar/core';
import {
  ensureEventPartitions,
  getBatch,
  inTenant,
  listDeadLetters,
  listEvents,
  listReplacedEvents,
  markBatches,
  openBlock,
  type Database,
} from '@nightjar/db';
import { freshDatabase, type FreshDatabase } from '@nightjar/db/testing';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { commitBatch } from '../intake/store-records.ts';
import { understandRecord, type UnderstoodRecord } from '../intake/understand-record.ts';
import { addPusher, nothingKnown, record, t0 } from '../push/push.fixture.ts';
import { renormaliseBatch } from './renormalise-batch.ts';
import { renormaliseTenant } from './renormalise-tenant.ts';

const asOf = (version: string): IpIntelligence => ({ ...nothingKnown, asn: 64_500, version });
const then: LookUpAddress = () => asOf('then');
const today: LookUpAddress = () => asOf('today');
let fresh: FreshDatabase;
let db: Database;
let slug: string;
let tenantId: string;
let tenants = 0;
beforeAll(async () => {
  fresh = await freshDatabase();
  db = fresh.open('connectors');
  await ensureEventPartitions(db, t0 - 86_400_000, t0);
});
afterAll(() => fresh.drop());
beforeEach(async () => {
  slug = `r${(tenants += 1)}`;
  ({ tenantId } = await addPusher(fresh.open('api'), slug));
});

/** A record as an older normaliser read it. */
function readLongAgo(n: number, raw?: object): UnderstoodRecord {
  const of = { tenantId, lookUp: then, now: t0 };
  const understood = understandRecord(
    { ok: true, source: 'microsoft-365', record: record(n), line: 1 },
    of,
  );
  if (!understood.ok) throw new Error('the fixture is not understood');
  const { record: one } = understood;
  const metadata = { ...one.event.metadata, log_version: 'microsoft-365/1' };
  const event = { ...one.event, metadata, class_uid: 6003 as const };
  return {
    ...one,
    row: { ...one.row, operation: 'as of old' },
    event,
    text: raw === undefined ? one.text : JSON.stringify(raw),
  };
}

const store = (name: string, records: UnderstoodRecord[], now = t0) =>
  inTenant(db, tenantId, (tx) =>
    commitBatch(tx, {
      fresh: records.toSorted((a, b) => (a.row.id < b.row.id ? -1 : 1)),
      batchId: stableId('batch of test', tenantId, name),
      now,
    }),
  );
const renormalise = () => renormaliseTenant({ db, lookUp: today, now: () => t0 + 1000 }, tenantId);

/** What stands: rows, the block line that each names, and dead letters. */
const stands = () =>
  inTenant(db, tenantId, async (tx) => {
    const rows = await listEvents(tx, { order: 'oldest', limit: 100 });
    const letters = await listDeadLetters(tx, 100);
    const events = [];
    for (const { id, batchId, position, operation, sourceUid } of rows) {
      const line = (await openBlock((await getBatch(tx, batchId)).body)).event(position);
      const isReplaced = (await listReplacedEvents(tx, [batchId]))(batchId, id);
      const { log_version: version } = line.ocsf.metadata;
      const known = line.ocsf.enrichments?.map(({ data }) => (data as IpIntelligence).version);
      events.push({ id, operation, sourceUid, version, known, isReplaced, isOwn: line.id === id });
    }
    return { events, reasons: letters.map(({ reason, position }) => [position?.line, reason]) };
  });

it('what an older version read is read anew under its id, with what was known of addresses then; twice is once', async () => {
  const old = [1, 2, 3].map((n) => readLongAgo(n));
  await store('a', old.slice(0, 2));
  await store('b', old.slice(2));
  expect(await renormalise()).toMatchObject({ renewed: 3, refused: 0 });
  const { events, reasons } = await stands();
  expect(events).toEqual(
    old.map(({ row }) => ({
      id: row.id,
      operation: 'UserLoggedIn',
      sourceUid: row.sourceUid,
      version: expect.not.stringMatching(/^microsoft-365\/1$/),
      known: ['then'],
      isReplaced: false,
      isOwn: true,
    })),
  );
  expect(reasons).toEqual([]);
  expect(await renormalise()).toMatchObject({ renewed: 0, refused: 0 });
  expect((await stands()).events).toEqual(events);
});

it('what is read no more, or as another event, keeps its old reading and lies in the dead letters once', async () => {
  const records = [
    readLongAgo(1),
    readLongAgo(2, { what: 'is this' }),
    readLongAgo(3, record(3, { CreationTime: '2026-01-01T00:00:00' })),
  ];
  await store('a', records);
  expect(await renormalise()).toMatchObject({ renewed: 1, refused: 2 });
  await renormalise();
  const { events, reasons } = await stands();
  expect(events.map(({ operation }) => operation)).toEqual([
    'UserLoggedIn',
    'as of old',
    'as of old',
  ]);
  expect(events.map(({ id }) => id)).toEqual(records.map(({ row }) => row.id));
  expect(reasons.toSorted()).toEqual([
    [2, expect.stringMatching(/^read anew: /)],
    [3, 'read anew: its time or its own id is read otherwise'],
  ]);
});

it(
  'killed in the middle nothing is half done, and begun again it does what was left',
  { timeout: 120_000 },
  async () => {
    const now = Date.now();
    const first = stableId('batch of test', tenantId, 'a');
    await store('a', [readLongAgo(1)], now);
    await store('b', [readLongAgo(2)], now);
    await inTenant(db, tenantId, (tx) =>
      renormaliseBatch(tx, { batchId: first, lookUp: today, now }),
    );
    // It is scored: where four wait for that, reading anew waits, whatever the order of the batches.
    await inTenant(fresh.open('baseline'), tenantId, (tx) => markBatches(tx, 'baseline', [first]));
    const half = await stands();
    expect(half.events.map(({ operation }) => operation)).toEqual(['UserLoggedIn', 'as of old']);
    const run = async (more: NodeJS.ProcessEnv) => {
      const env = {
        ...process.env,
        NIGHTJAR_DATABASE_URL: fresh.url,
        NIGHTJAR_SIGNING_KEY: Buffer.from(fresh.signingKey).toString('base64url'),
        NIGHTJAR_NATS_URL: 'none',
        NIGHTJAR_NATS_SEED: 'none',
        ...more,
      };
      const main = `${import.meta.dirname}/main.ts`;
      const child = spawn(process.execPath, [main, slug], {
        env,
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      let said = '';
      child.stdout.on('data', (part) => (said += part));
      const [code, signal] = await once(child, 'close');
      return { code, signal, said };
    };
    expect(await run({ NIGHTJAR_FAILPOINT: 'intake_before_commit' })).toMatchObject({
      signal: 'SIGKILL',
    });
    const { code, said } = await run({});
    expect([code, JSON.parse(said)]).toEqual([
      0,
      expect.objectContaining({ tenant: slug, renewed: 1, refused: 0 }),
    ]);
    const { events } = await stands();
    expect(events.map(({ operation }) => operation)).toEqual(['UserLoggedIn', 'UserLoggedIn']);
  },
);

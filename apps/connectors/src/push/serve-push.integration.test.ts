import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import { createMemoryBus, type MemoryBus } from '@nightjar/bus';
import { timeOfEventId } from '@nightjar/core';
import {
  findBatch,
  insertEgressNetwork,
  inTenant,
  listDeadLetters,
  listEvents,
  openBlock,
  type Database,
} from '@nightjar/db';
import { freshDatabase, type FreshDatabase } from '@nightjar/db/testing';
import { createHttp, waitingPerTenantMax, type HttpServer } from '@nightjar/service';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { addPusher, lines, nothingKnown, record, t0 } from './push.fixture.ts';
import type { PushAnswer } from './push-answer.ts';
import { servePush } from './serve-push.ts';

let now = t0;
let fresh: FreshDatabase;
let db: Database;
let bus: MemoryBus;
let http: HttpServer;
let tenants = 0;
let tenantId: string;
let token: string;
beforeAll(async () => {
  fresh = await freshDatabase();
  db = fresh.open('connectors');
});
afterAll(() => fresh.drop());

const newTenant = async (): Promise<void> => {
  tenants += 1;
  ({ tenantId, token } = await addPusher(fresh.open('api'), `t${tenants}`));
};
beforeEach(async () => {
  now = t0;
  await newTenant();
  bus = createMemoryBus();
  http = createHttp('connectors');
  servePush(http, { db, bus, lookUp: () => nothingKnown, now: () => now, bytesMax: 1_000_000 });
});
afterEach(() => http.close());

const push = async (payload: string | Buffer | Readable, url = '/v1/push', bearer = token) => {
  const headers = {
    authorization: `Bearer ${bearer}`,
    'content-type': 'application/octet-stream',
  };
  const answer = await http.inject({ method: 'POST', url, headers, payload });
  return { status: answer.statusCode, body: answer.json<PushAnswer & { error?: string }>() };
};
const list = () => inTenant(db, tenantId, (tx) => listEvents(tx, { order: 'oldest', limit: 100 }));
const letters = () => inTenant(db, tenantId, (tx) => listDeadLetters(tx, 100));

it('an address of the declared egress is stored as the tenant’s own, for what comes from then on', async () => {
  const from = (n: number, ClientIP: string) => record(n, { ClientIP });
  const ours = '203.0.113.9';
  expect((await push(lines(from(1, ours)))).body.accepted).toBe(1);
  const row = { note: 'Office', declaredBy: tenantId, declaredAt: now };
  await inTenant(fresh.open('api'), tenantId, (tx) =>
    insertEgressNetwork(tx, { ...row, network: '203.0.113.0/24' }),
  );
  await push(lines(from(1, ours), from(2, ours), from(3, '198.51.100.9')));
  expect((await list()).map(({ ipClass }) => ipClass)).toEqual(['none', 'egress', 'none']);
  await newTenant();
  await push(lines(from(1, ours)));
  expect((await list()).map(({ ipClass }) => ipClass)).toEqual(['none']);
});

it('a directory is stored as of one moment of its push; pushed as it is stored it is what is there', async () => {
  const user = (n: number) => ({
    id: `0000000${n}-0000-4000-8000-000000000000`,
    userPrincipalName: `u${n}@borealis.example`,
    department: 'Finance',
    memberOf: [],
  });
  const page = JSON.stringify({ value: [user(1), user(2)] });
  expect((await push(page)).body).toMatchObject({ accepted: 2, refusedTotal: 0 });
  now += 500;
  expect((await push(page)).body).toMatchObject({ accepted: 2, duplicates: 0 });
  const rows = await list();
  const times = rows.map(({ id }) => timeOfEventId(id));
  expect(times).toEqual([t0, t0, t0 + 500, t0 + 500]);
  expect(new Set(rows.map(({ subject }) => subject))).toEqual(
    new Set(['user:u1@borealis.example', 'user:u2@borealis.example']),
  );
  const batch = await inTenant(db, tenantId, (tx) => findBatch(tx, rows[0]!.batchId));
  const block = await openBlock(batch!.body);
  const stored = [block.raw(0), block.raw(1)] as object[];
  const asOf = new Date(t0).toISOString();
  expect(stored).toEqual(expect.arrayContaining([1, 2].map((n) => ({ ...user(n), asOf }))));
  expect((await push(lines(...stored))).body).toMatchObject({ accepted: 0, duplicates: 2 });
});

it('of a packed body with good and bad lines each good record is kept and each bad one told', async () => {
  const late = new Date(now + 7_200_000).toISOString().slice(0, 19);
  const body = lines(
    record(1),
    '{"Id": "cut',
    record(2, { ClientIP: 'no address\u0000' }),
    { what: 'unknown' },
    record(3, { CreationTime: late }),
    record(4, { CreationTime: undefined }),
    '{"__proto__": {"polluted": true}}',
    record(5),
  );
  const { status, body: answer } = await push(gzipSync(body));
  expect(status).toBe(200);
  expect(answer).toMatchObject({ read: 8, accepted: 3, duplicates: 0, empty: 0, refusedTotal: 5 });
  expect(answer.kinds.map(({ name, container, records }) => [name, container, records])).toEqual([
    ['Microsoft 365 audit', 'JSON lines, gzip', 5],
    ['of no known kind', 'JSON lines, gzip', 3],
  ]);
  expect(answer.reasons.reduce((sum, { records }) => sum + records, 0)).toBe(5);
  expect(answer.refused.map(({ line }) => line).toSorted()).toEqual([2, 4, 5, 6, 7]);
  expect(answer.refused.find(({ line }) => line === 5)!.reason).toContain('future');

  const stored = await list();
  expect(stored.map(({ sourceUid }) => sourceUid)).toEqual(['record-1', 'record-2', 'record-5']);
  const dead = await letters();
  expect(dead.map(({ position }) => position!.line).toSorted()).toEqual([2, 4, 5, 6, 7]);
  expect(dead.every(({ reason, stage }) => reason !== '' && stage === 'connectors')).toBe(true);
  expect(bus.countWaiting('batchStored')).toBe(1);
});

it('the block holds each event on the line that its row names', async () => {
  await push(lines(record(3), record(1), record(2)));
  const stored = await list();
  const batch = await inTenant(db, tenantId, (tx) => findBatch(tx, stored[0]!.batchId));
  const block = await openBlock(batch!.body);
  expect(stored).toHaveLength(3);
  for (const { id, position, sourceUid } of stored) {
    expect(block.event(position).id).toBe(id);
    expect(block.raw(position)).toMatchObject({ Id: sourceUid });
  }
});

it('a push sent twice stores nothing twice and makes no second batch', async () => {
  const body = lines(record(1), record(2), 'bad');
  expect((await push(body)).body).toMatchObject({ accepted: 2, duplicates: 0, refusedTotal: 1 });
  expect((await push(body)).body).toMatchObject({ accepted: 0, duplicates: 2, refusedTotal: 1 });
  expect(await list()).toHaveLength(2);
  expect(await letters()).toHaveLength(1);
  expect(bus.countWaiting('batchStored')).toBe(1);
});

it('overlapping pushes at one time put each event into one batch', async () => {
  const sets = [0, 5, 10, 15].map((from) => Array.from({ length: 20 }, (_, n) => record(from + n)));
  const answers = await Promise.all(sets.map((set) => push(lines(...set))));
  const accepted = answers.reduce((sum, { body }) => sum + body.accepted, 0);
  const duplicates = answers.reduce((sum, { body }) => sum + body.duplicates, 0);
  expect([accepted, duplicates]).toEqual([35, 45]);
  expect(await list()).toHaveLength(35);
});

it('of one id with other contents the same one stands, whatever came first, and the others lie in the dead letters', async () => {
  const contents = ['203.0.113.7', '198.51.100.9', '192.0.2.4'].map((ClientIP) =>
    record(1, { ClientIP }),
  );
  const seen: unknown[] = [];
  for (const order of [contents, contents.toReversed(), [contents[1]!, contents[0]!, contents[2]!]])
    for (const split of [false, true]) {
      await newTenant();
      for (const body of split ? order.map((one) => lines(one)) : [lines(...order)])
        await push(body);
      const [stored, ...more] = await list();
      const batch = await inTenant(db, tenantId, (tx) => findBatch(tx, stored!.batchId));
      const raw = (await openBlock(batch!.body)).raw(stored!.position) as { ClientIP: string };
      expect(more).toEqual([]);
      const dead = await letters();
      const reasons = new Set(dead.map(({ reason }) => reason));
      expect(reasons).toEqual(new Set(['duplicate id with other content: record-1']));
      const lost = dead.map(({ raw }) => JSON.parse(Buffer.from(raw!).toString()).ClientIP);
      seen.push({ ip: stored!.ip, inBlock: raw.ClientIP, lost: lost.toSorted() });
    }
  expect(seen).toEqual(seen.map(() => seen[0]));
  const { ip, inBlock, lost } = seen[0] as { ip: string; inBlock: string; lost: string[] };
  expect(inBlock).toBe(ip);
  expect([ip, ...lost].toSorted()).toEqual(contents.map(({ ClientIP }) => ClientIP).toSorted());
});

it('content that lost stays out when it comes again, and what stands is a duplicate of itself', async () => {
  const contents = [record(1), record(1, { ClientIP: '198.51.100.9' })];
  for (const one of [...contents, ...contents]) await push(lines(one));
  const { body } = await push(lines(...contents));
  expect(body).toMatchObject({ accepted: 0, duplicates: 1, refusedTotal: 1 });
  expect(await list()).toHaveLength(1);
});

it('what the bus cannot take is stored all the same', async () => {
  bus.deleteStreams();
  expect((await push(lines(record(1)))).body.accepted).toBe(1);
  expect(await list()).toHaveLength(1);
});

it('only a few of a tenant’s batches are on the bus', async () => {
  for (let n = 0; n < waitingPerTenantMax + 2; n += 1) {
    now += 1;
    await push(lines(record(n)));
  }
  expect(bus.countWaiting('batchStored')).toBe(waitingPerTenantMax);
});

it('a token that is unknown, expired or of another tenant pushes nothing', async () => {
  const body = lines(record(1));
  expect((await push(body, '/v1/push', 'a-token-nobody-gave')).status).toBe(401);
  expect((await push(body, '/v1/push?tenant=t0')).status).toBe(403);
  expect(await list()).toEqual([]);
  expect((await push(body, `/v1/push?tenant=t${tenants}`)).body.accepted).toBe(1);
});

const tooBig = () => lines(...Array.from({ length: 5000 }, (_, n) => record(n)));

it('a body that says it is beyond the limit is not read', async () => {
  expect((await push(tooBig())).status).toBe(413);
  expect(await list()).toEqual([]);
});

it('of a stream beyond the limit what was read is stored, and the answer says how much', async () => {
  const chunks = tooBig().match(/[^]{1,65536}/g)!;
  const { status, body } = await push(Readable.from(chunks.map((one) => Buffer.from(one))));
  expect(status).toBe(413);
  expect(body.accepted).toBeGreaterThan(1000);
  const all = await inTenant(db, tenantId, (tx) => listEvents(tx, { limit: 5000 }));
  expect(all).toHaveLength(body.accepted);
});

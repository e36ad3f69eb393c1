import { once } from 'node:events';
import { request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { zstdCompressSync } from 'node:zlib';
import { createMemoryBus } from '@nightjar/bus';
import { inHouse, inTenant, listDeadLetters, listEvents } from '@nightjar/db';
import { freshDatabase, type FreshDatabase } from '@nightjar/db/testing';
import { createHttp, type HttpServer } from '@nightjar/service';
import { makeZip } from '@nightjar/vendors/testing';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { addPusher, lines, nothingKnown, record, t0 } from './push.fixture.ts';
import type { PushAnswer } from './push-answer.ts';
import { servePush } from './serve-push.ts';

const heldBytes = { pushMax: 300_000, max: 400_000 };
let fresh: FreshDatabase;
let http: HttpServer;
let port: number;
let tenants = 0;
let pusher: Awaited<ReturnType<typeof addPusher>>;
beforeAll(async () => {
  fresh = await freshDatabase();
  const intake = { db: fresh.open('connectors'), bus: createMemoryBus(), now: () => t0 };
  http = createHttp('connectors');
  servePush(http, { ...intake, lookUp: () => nothingKnown, bytesMax: 8 * 1024 * 1024, heldBytes });
  await http.listen({ host: '127.0.0.1', port: 0 });
  ({ port } = http.server.address() as AddressInfo);
});
afterAll(async () => {
  http?.server.closeAllConnections();
  await http?.close();
  await fresh.drop();
});
beforeEach(async () => {
  pusher = await addPusher(fresh.open('api'), `h${(tenants += 1)}`);
});

const open = (token: string, more: Record<string, string> = {}) =>
  request({
    port,
    agent: false,
    method: 'POST',
    path: '/v1/push',
    headers: { authorization: `Bearer ${token}`, ...more },
  });

async function answerOf(call: ReturnType<typeof open>) {
  const [response] = await once(call, 'response');
  let text = '';
  for await (const part of response) text += part;
  return { status: response.statusCode as number, text };
}

async function push(body: string | Buffer, more?: Record<string, string>) {
  const call = open(pusher.token, more);
  call.end(body);
  const { status, text } = await answerOf(call);
  return { status, answer: JSON.parse(text) as PushAnswer & { error?: string } };
}

const stored = () =>
  inTenant(fresh.open('connectors'), pusher.tenantId, async (tx) => ({
    uids: (await listEvents(tx, { order: 'oldest', limit: 10 })).map((row) => row.sourceUid),
    reasons: (await listDeadLetters(tx, 10)).map(({ reason }) => reason),
  }));

it('a bomb ends where it unpacks to too much, in bounded memory, and is told as a refusal', async () => {
  const bomb = zstdCompressSync(Buffer.alloc(400 * 1024 * 1024, '\n'));
  expect(bomb.length).toBeLessThan(100_000);
  const before = process.memoryUsage().rss;
  const { status, answer } = await push(bomb);
  expect(process.memoryUsage().rss - before).toBeLessThan(256 * 1024 * 1024);
  expect([status, answer.accepted, answer.refusedTotal]).toEqual([200, 0, 1]);
  expect(answer.reasons[0]!.reason).toContain('times its size');
  expect(await stored()).toEqual({ uids: [], reasons: [answer.reasons[0]!.reason] });
});

it('of an archive what is sound is stored, and what is not is told by its member', async () => {
  const zip = makeZip(
    { name: '../../etc/good.jsonl', bytes: Buffer.from(lines(record(1))) },
    { name: 'bad.parquet', bytes: Buffer.from('PAR1 and nothing that follows PAR1') },
    { name: '<img src=x onerror=alert(1)>.jsonl', bytes: Buffer.from(lines(record(2), 'cut {')) },
  );
  const { status, answer } = await push(zip);
  expect([status, answer.accepted, answer.refusedTotal]).toEqual([200, 2, 2]);
  const { uids, reasons } = await stored();
  expect([uids, reasons.length]).toEqual([['record-1', 'record-2'], 2]);
});

const zipOf = (bytes: number): Buffer => {
  const filler = { name: 'filler', bytes: Buffer.alloc(bytes, '\n'), method: 0 };
  return makeZip({ name: 'a.jsonl', bytes: Buffer.from(lines(record(1))) }, filler);
};

it('an archive that is more than one push may have held is told so', async () => {
  const { status, answer } = await push(zipOf(400_000));
  expect([status, answer.accepted]).toEqual([200, 0]);
  expect(answer.reasons[0]!.reason).toBe('the archive is larger than 300000 bytes');
  expect((await push(zipOf(200_000))).answer.accepted).toBe(1);
});

it('archives of all are held in one room; who finds none sends again, and lines need none', async () => {
  const slow = open(pusher.token);
  slow.on('error', () => undefined);
  slow.write(zipOf(290_000).subarray(0, 280_000));
  const first = pusher;
  pusher = await addPusher(fresh.open('api'), 'beside');
  const waiting = async () => (await push(zipOf(200_000))).status;
  await expect.poll(waiting, { timeout: 10_000 }).toBe(503);
  expect((await push(lines(record(2)))).answer.accepted).toBe(1);
  slow.destroy();
  await expect.poll(waiting, { timeout: 10_000 }).toBe(200);
  pusher = first;
});

it('headers beyond all measure are refused, and the next push is taken', async () => {
  const call = open(pusher.token, { 'x-long': 'y'.repeat(100_000) });
  call.on('error', () => undefined);
  call.end(lines(record(1)));
  const end = await answerOf(call).then(
    ({ status }) => status,
    (fault: NodeJS.ErrnoException) => fault.code,
  );
  // The refusal may be lost where the sender still writes.
  expect([431, 'ECONNRESET']).toContain(end);
  expect((await push(lines(record(1)))).answer.accepted).toBe(1);
});

it('slow bodies hold places of their own tenant only, and give them back when they leave', async () => {
  const refused: number[] = [];
  const slow = Array.from({ length: 8 }, () => open(pusher.token));
  for (const call of slow) {
    call.on('error', () => undefined);
    call.on('response', ({ statusCode }) => refused.push(statusCode!));
    call.write(`${lines(record(1))}\n`);
  }
  await expect.poll(() => refused, { timeout: 10_000 }).toEqual([429, 429, 429, 429]);
  const status = async () => (await push(lines(record(2)))).status;
  expect(await status()).toBe(429);
  const first = pusher;
  pusher = await addPusher(fresh.open('api'), 'neighbour');
  expect(await status()).toBe(200);
  pusher = first;
  for (const call of slow) call.destroy();
  await expect.poll(status, { timeout: 10_000 }).toBe(200);
});

it('a token that was taken back pushes nothing', async () => {
  await inHouse(fresh.open('api'), (tx) =>
    tx.query('update push_tokens set revoked_at = now() where tenant_id = $1', [pusher.tenantId]),
  );
  expect((await push(lines(record(1)))).status).toBe(401);
  expect((await stored()).uids).toEqual([]);
});

it('what an outsider writes into a record is no part of a reason beyond its bound', async () => {
  const hostile = `"><script>alert(1)</script>${'='.repeat(10_000)}`;
  const bad = record(1, { Id: hostile });
  const { answer } = await push(lines(bad, record(1, { Id: hostile, ClientIP: '198.51.100.9' })));
  expect(answer.reasons).toEqual([{ reason: 'duplicate id with other content', records: 1 }]);
  expect(Math.max(...answer.refused.map(({ reason }) => reason.length))).toBeLessThanOrEqual(300);
});

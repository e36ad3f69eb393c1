import { createHash, X509Certificate } from 'node:crypto';
import { connect as connectPlain } from 'node:net';
import { createMemoryBus, type MemoryBus } from '@nightjar/bus';
import {
  inHouse,
  insertPushToken,
  inTenant,
  listDeadLetters,
  listEvents,
  type Database,
} from '@nightjar/db';
import { freshDatabase, type FreshDatabase } from '@nightjar/db/testing';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { addPusher, nothingKnown, record, t0 } from '../push/push.fixture.ts';
import { serveSyslog, type SyslogServer } from './serve-syslog.ts';
import { counted, modern, newCertificate, old, open as connect } from './syslog.fixture.ts';
import type { SyslogLimits } from './syslog-limits.ts';

const shown = newCertificate();
const limits: Partial<SyslogLimits> = { frameBytesMax: 20_000, frameMsMax: 400, lingerMs: 5 };
let fresh: FreshDatabase;
let db: Database;
let bus: MemoryBus;
let server: SyslogServer;
let now = t0;
let tenants = 0;
let pusher: Awaited<ReturnType<typeof addPusher>>;
let neighbour: typeof pusher;
beforeAll(async () => {
  fresh = await freshDatabase();
  db = fresh.open('connectors');
});
afterAll(() => fresh.drop());

const newPusher = () => addPusher(fresh.open('api'), `s${(tenants += 1)}`);
const listen = async (more: Partial<SyslogLimits> = {}): Promise<void> => {
  await server?.close();
  const intake = { db, bus, lookUp: () => nothingKnown, now: () => now };
  const at = { host: '127.0.0.1', port: 0, certificate: shown };
  server = await serveSyslog({ ...intake, ...at, limits: { ...limits, ...more } });
};
beforeEach(async () => {
  now = t0;
  bus = createMemoryBus();
  [pusher, neighbour] = [await newPusher(), await newPusher()];
  await listen();
});
afterEach(() => server.close());

const open = (more: Partial<Parameters<typeof connect>[0]> = {}) =>
  connect({ port: server.port, ca: shown.cert, ...more });
const uids = (of = pusher) =>
  inTenant(db, of.tenantId, async (tx) =>
    (await listEvents(tx, { order: 'oldest', limit: 1000 })).map((row) => row.sourceUid),
  );
const letters = (of = pusher) =>
  inTenant(db, of.tenantId, async (tx) =>
    (await listDeadLetters(tx, 100)).toSorted((a, b) => a.position!.line! - b.position!.line!),
  );
const patiently = { timeout: 10_000 };
const named = (...numbers: number[]) => numbers.map((n) => `record-${n}`);
const reasons = async () =>
  (await letters()).map(({ position, reason }) => [position!.line, reason]);
const bind = async (token: string, hashed: 'secret' | Buffer, tenantId = pusher.tenantId) =>
  inHouse(fresh.open('api'), (tx) =>
    insertPushToken(tx, {
      tokenHash: hashed === 'secret' ? createHash('sha256').update(token).digest() : hashed,
      kind: hashed === 'secret' ? 'secret' : 'certificate',
      tenantId,
      name: 'test',
      last4: 'test',
      expiresAt: t0 + 10_000,
    }),
  );

it.each(['TLSv1.2', 'TLSv1.3'] as const)(
  'over %s, messages old and new, counted or on lines, are stored for the tenant of the token',
  async (maxVersion) => {
    const first = await open({ maxVersion });
    const second = await open({ maxVersion });
    expect(first.socket.getProtocol()).toBe(maxVersion);
    await first.send(
      counted(modern(record(1), pusher.token)),
      counted(old(record(2))),
      counted(modern(record(3))),
    );
    await second.send(
      `${modern(`\uFEFF${JSON.stringify(record(4, { UserId: 'jörg@borealis.example' }))}`, pusher.token)}\n${old(record(5))}\n`,
    );
    await expect.poll(() => uids(), patiently).toEqual(named(1, 2, 3, 4, 5));
    expect(await letters()).toEqual([]);
    expect(await uids(neighbour)).toEqual([]);
    expect(bus.countWaiting('batchStored')).toBeGreaterThan(0);
  },
);

it('frames that come byte by byte, or many at once, are the same frames', async () => {
  const client = await open();
  const bytes = Buffer.concat([counted(modern(record(1), pusher.token)), counted(old(record(2)))]);
  for (const byte of bytes) await client.send(Buffer.from([byte]));
  await client.send(...[3, 4, 5].map((n) => counted(modern(record(n)))));
  await expect.poll(() => uids(), patiently).toEqual(named(1, 2, 3, 4, 5));
});

it('a flow log line and feeds of all kinds come by one connection', async () => {
  const client = await open();
  const flow =
    '2 123456789010 eni-1 10.0.0.1 10.0.0.2 443 49152 6 20 4249 1773306000 1773306060 ACCEPT OK';
  await client.send(counted(modern(record(1), pusher.token)), counted(old(flow)));
  await expect.poll(() => uids(), patiently).toHaveLength(2);
  expect(await letters()).toEqual([]);
});

it('what is not understood costs itself alone, and is told with its place and without its token', async () => {
  const client = await open();
  const late = new Date(now + 7_200_000).toISOString().slice(0, 19);
  await client.send(
    counted(modern(record(1), pusher.token)),
    counted(old('su: authentication failed')),
    counted(`<134>1 2026 host app - - [nightjar@1 token="${pusher.token}`),
    counted(Buffer.from([0x00, 0xff, 0xfe, 0x3c])),
    counted(modern('{"Id":"cut')),
    counted('x'.repeat(20_001)),
    counted(modern({ what: 'unknown' })),
    counted(modern(record(8, { CreationTime: late }))),
    counted(modern(record(9), neighbour.token)),
    counted(old(record(10))),
  );
  await expect.poll(() => uids(), patiently).toEqual(named(1, 10));
  expect(await reasons()).toEqual([
    [2, 'not JSON'],
    [3, 'no syslog message: its structured data does not end'],
    [4, 'no syslog message: it has no priority'],
    [5, 'not JSON'],
    [6, 'longer than 20000 bytes'],
    [7, 'unknown kind of record (begins with "what")'],
    [8, 'its time is in the future'],
    [9, 'its token is not that of its connection'],
  ]);
  const dead = await letters();
  expect(dead.every(({ position }) => /^syslog 127\.0\.0\.1:\d+ 2026-/.test(position!.file!))).toBe(
    true,
  );
  const said = dead.map(({ raw }) => Buffer.from(raw ?? []).toString()).join();
  expect(said).not.toContain(pusher.token);
  expect(said).not.toContain('record-9');
  expect([await uids(neighbour), await letters(neighbour)]).toEqual([[], []]);
});

it.each([
  ['a token that nobody gave', counted(modern(record(2), 'token-of-tenant-nobody'))],
  ['no token', counted(modern(record(2)))],
  ['no room for a token', counted(old(record(2)))],
  ['another protocol', 'GET / HTTP/1.1\r\nHost: a\r\n\r\n'],
  [
    'a frame that nobody can measure',
    counted(modern(record(1), 'token-of-tenant-nobody')).subarray(1),
  ],
])('%s ends its connection and stores nothing; the one beside it goes on', async (_, bytes) => {
  const good = await open();
  await good.send(counted(modern(record(1), pusher.token)));
  await expect.poll(() => uids(), patiently).toEqual(named(1));
  const bad = await open();
  await bad.send(bytes);
  await bad.closed;
  await good.send(counted(modern(record(3))));
  await expect.poll(() => uids(), patiently).toEqual(named(1, 3));
  expect(await letters()).toEqual([]);
});

it('out of step, what came before is kept and the connection ends', async () => {
  const client = await open();
  await client.send(
    counted(modern(record(1), pusher.token)),
    'garbage',
    counted(modern(record(2))),
  );
  await client.closed;
  await expect.poll(() => uids(), patiently).toEqual(named(1));
});

it('a certificate of the tenant speaks for messages without a token; its copy without the key does not', async () => {
  const own = newCertificate();
  await bind('', createHash('sha256').update(new X509Certificate(own.cert).raw).digest());
  const client = await open({ shows: own });
  await client.send(
    counted(old(record(1))),
    counted(modern(record(2), neighbour.token)),
    counted(old(record(3))),
  );
  await expect.poll(() => uids(), patiently).toEqual(named(1, 3));
  expect(await reasons()).toEqual([[2, 'its token is not that of its connection']]);
  expect(await uids(neighbour)).toEqual([]);
  await expect(open({ shows: { cert: own.cert, key: newCertificate().key } })).rejects.toThrow(
    'key values mismatch',
  );
  const stranger = await open({ shows: newCertificate() });
  await stranger.send(counted(old(record(4))));
  await stranger.closed;
  expect(await uids()).toHaveLength(2);
});

it('the hash of a certificate is no token, nor that of a token a certificate', async () => {
  const said = 'a-word-that-was-bound-as-a-certificate';
  await bind('', createHash('sha256').update(said).digest());
  const client = await open();
  await client.send(counted(modern(record(1), said)));
  await client.closed;
  expect(await uids()).toEqual([]);
});

it('a token that is taken back ends the connections that it opened', async () => {
  await bind('a-token-for-ten-seconds', 'secret');
  const client = await open();
  await client.send(counted(modern(record(1), 'a-token-for-ten-seconds')));
  await expect.poll(() => uids(), patiently).toEqual(named(1));
  now += 60_000;
  await client.send(counted(modern(record(2))));
  await client.closed;
  expect(await uids()).toEqual(['record-1']);
});

it('who drips bytes or says nothing is ended; who said whose it is may be silent', async () => {
  const quiet = await open();
  await quiet.send(counted(modern(record(1), pusher.token)));
  await expect.poll(() => uids(), patiently).toEqual(named(1));
  const slow = await open();
  const drip = setInterval(() => void slow.send('x'), 20);
  await slow.send('1000 <');
  const mute = await open();
  const plain = connectPlain(server.port, '127.0.0.1');
  const plainEnd = new Promise((resolve) =>
    plain
      .on('error', () => undefined)
      .resume()
      .once('close', resolve),
  );
  await Promise.all([slow.closed, mute.closed, plainEnd]);
  clearInterval(drip);
  await quiet.send(counted(modern(record(2))));
  await expect.poll(() => uids(), patiently).toEqual(named(1, 2));
  await quiet.send('500 <');
  await quiet.closed;
});

it('an address and a tenant have only so many connections', async () => {
  await listen({ perAddressMax: 3, perTenantMax: 2 });
  const hello = counted(modern(record(1), pusher.token));
  const [one, two, three] = [await open(), await open(), await open()];
  await one.send(hello);
  await two.send(hello);
  await expect.poll(() => uids(), patiently).toEqual(named(1));
  await expect(open()).rejects.toThrow(/socket|ECONNRESET/);
  await three.send(counted(modern(record(2), pusher.token)));
  await three.closed;
  one.socket.destroy();
  await one.closed;
  await expect
    .poll(() =>
      open().then(
        ({ socket }) => socket.authorized,
        () => false,
      ),
    )
    .toBe(true);
});

it('the end stores what was read', async () => {
  await listen({ lingerMs: 60_000 });
  const client = await open();
  // What is out of step ends the connection once what came before is on its way.
  await client.send(counted(modern(record(1), pusher.token)), 'garbage');
  await client.closed;
  expect(await uids()).toEqual([]);
  await server.close();
  expect(await uids()).toEqual(['record-1']);
});

it('the end takes in what is on its way', async () => {
  const client = await open();
  await client.send(counted(modern(record(1), pusher.token)));
  await expect.poll(() => uids(), patiently).toEqual(named(1));
  // Sent, and nobody has read it yet.
  await client.send(...[2, 3, 4].map((n) => counted(modern(record(n)))));
  await server.close();
  expect(await uids()).toEqual(named(1, 2, 3, 4));
});

it('the end does not wait for a sender that goes on, nor for one that is ahead of its pace', async () => {
  await listen({ perSecondMax: 1 });
  const client = await open({ allowHalfOpen: true });
  await client.send(...[1, 2, 3, 4, 5, 6].map((n) => counted(modern(record(n), pusher.token))));
  const more = setInterval(() => void client.send('5 <1>'), 20);
  await expect.poll(() => uids(), patiently).toEqual(named(1, 2, 3, 4, 5, 6));
  const before = performance.now();
  await server.close();
  clearInterval(more);
  expect(performance.now() - before).toBeLessThan(3500);
});

it('the end does not wait for those who stay', async () => {
  const clients = [await open(), await open()];
  await clients[0]!.send(counted(modern(record(1), pusher.token)));
  await server.close();
  await Promise.all(clients.map(({ closed }) => closed));
  expect(clients.every(({ socket }) => socket.destroyed)).toBe(true);
});

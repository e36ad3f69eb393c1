import { gzipSync } from 'node:zlib';
import { createMemoryBus } from '@nightjar/bus';
import { inTenant, listDeadLetters, listEvents } from '@nightjar/db';
import { freshDatabase, type FreshDatabase } from '@nightjar/db/testing';
import { Room } from '@nightjar/vendors/read';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { addPusher, lines, nothingKnown, record, t0 } from './push.fixture.ts';
import { PushAccount } from './push-answer.ts';
import { receiveBody } from './receive-body.ts';

let fresh: FreshDatabase;
beforeAll(async () => {
  fresh = await freshDatabase();
});
afterAll(() => fresh.drop());

let tenants = 0;

async function* inChunks(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += 65_536) yield bytes.subarray(at, at + 65_536);
}

/** Receives a body for a tenant of its own: what was answered, stored and kept as a dead letter. */
async function receive(body: string | Buffer) {
  const db = fresh.open('connectors');
  const { tenantId } = await addPusher(fresh.open('api'), `bad${(tenants += 1)}`);
  const account = new PushAccount();
  const room = new Room(2 ** 26);
  const intake = { db, bus: createMemoryBus(), lookUp: () => nothingKnown, now: () => t0 };
  const bytes = typeof body === 'string' ? Buffer.from(body) : body;
  await receiveBody(intake, { tenantId, body: inChunks(bytes), bytesMax: 2 ** 26, room, account });
  return inTenant(db, tenantId, async (tx) => ({
    answer: account.answer(),
    stored: (await listEvents(tx, { order: 'oldest', limit: 5000 })).map((row) => row.sourceUid),
    letters: (await listDeadLetters(tx, 100)).map(({ position, reason, raw }) => ({
      line: position!.line!,
      reason,
      rawBytes: raw?.length ?? 0,
    })),
  }));
}

const nested = `${'{"a":'.repeat(200)}1${'}'.repeat(200)}`;

it.each<[string, object | string, RegExp]>([
  ['a malformed line', '{"Id": "cut', /^not JSON$/],
  ['NUL bytes', '\0\0\0', /NUL/],
  ['a line of 10 MB', `{"x":"${'y'.repeat(10_000_000)}"}`, /longer than/],
  ['JSON nested 200 deep', nested, /nested deeper than 64/],
  ['nothing but __proto__', '{"__proto__":{"polluted":true}}', /unknown kind of record/],
  ['an unknown kind of record', { kind: 'weather' }, /unknown kind of record/],
  ['a missing time', record(9, { CreationTime: undefined }), /CreationTime/],
  ['a time in the future', record(9, { CreationTime: '2026-03-12T11:00:00' }), /in the future/],
  [
    'an id with other content',
    record(1, { ClientIP: '198.51.100.9' }),
    /^duplicate id with other content: record-1$/,
  ],
])('%s is a dead letter with its reason and line; its neighbours are kept', async (_, bad, why) => {
  const { answer, stored, letters } = await receive(lines(record(1), bad, record(2)));
  expect(stored).toEqual(['record-1', 'record-2']);
  expect(letters).toEqual([
    { line: expect.any(Number), reason: expect.stringMatching(why), rawBytes: expect.any(Number) },
  ]);
  // Of two contents either may be the one refused.
  expect(/duplicate/.test(letters[0]!.reason) ? [1, 2] : [2]).toContain(letters[0]!.line);
  expect(letters[0]!.rawBytes).toBeLessThanOrEqual(65_536);
  expect(answer).toMatchObject({ accepted: 2, refusedTotal: 1 });
  expect(answer.refused).toEqual([{ line: letters[0]!.line, reason: letters[0]!.reason }]);
});

it('of a truncated gzip what came before is stored, and the cut is a dead letter', async () => {
  const all = Array.from({ length: 3000 }, (_, n) => record(n, { ObjectId: `${n * 7919}` }));
  const packed = gzipSync(lines(...all));
  const { stored, letters } = await receive(packed.subarray(0, packed.length - 300));
  expect(stored.length).toBeGreaterThan(1000);
  expect(stored.length).toBeLessThan(3000);
  const cut = letters.find(({ reason }) => reason.includes('ends early'))!;
  expect(cut.line).toBeGreaterThan(stored.length);
});

it.each([
  ['a mark of UTF-8', Buffer.from(`\uFEFF${lines(record(1))}`)],
  ['UTF-16', Buffer.from(`\uFEFF${lines(record(1))}`, 'utf16le')],
  ['Latin-1', Buffer.from(lines(record(1, { UserId: 'zo\u00eb@borealis.example' })), 'latin1')],
])('%s is read', async (_, bytes) => {
  const { stored, letters } = await receive(bytes);
  expect([stored, letters]).toEqual([['record-1'], []]);
});

it('NUL characters inside a good record keep no neighbour out', async () => {
  const { stored, letters } = await receive(lines(record(1, { UserAgent: 'a\0b' }), record(2)));
  expect([stored, letters]).toEqual([['record-1', 'record-2'], []]);
});

it('an id with NUL and half a character in it costs no neighbour, with other content neither', async () => {
  const bad = { Id: 'odd\0\ud800' };
  const { stored, letters } = await receive(
    lines(record(1), record(2, bad), record(2, { ...bad, ClientIP: '198.51.100.9' }), record(3)),
  );
  expect(stored).toHaveLength(3);
  expect(letters.map(({ reason }) => reason)).toEqual([expect.stringMatching(/^duplicate id/)]);
});

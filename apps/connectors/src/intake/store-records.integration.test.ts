import { createMemoryBus } from '@nightjar/bus';
import { ensureEventPartitions, inTenant, listDeadLetters, listEvents } from '@nightjar/db';
import { freshDatabase, type FreshDatabase } from '@nightjar/db/testing';
import { asSuperuser } from '@nightjar/testkit';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { addPusher, nothingKnown, record, t0 } from '../push/push.fixture.ts';
import { storeRecords, type Intake } from './store-records.ts';

let fresh: FreshDatabase;
let intake: Intake;
beforeAll(async () => {
  fresh = await freshDatabase();
  const db = fresh.open('connectors');
  intake = { db, bus: createMemoryBus(), lookUp: () => nothingKnown, now: () => t0 };
});
afterAll(() => fresh.drop());

const readOf = (n: number, more: object = {}) =>
  ({ ok: true, source: 'microsoft-365', record: record(n, more), line: n }) as const;
const stands = (tenantId: string) =>
  inTenant(intake.db, tenantId, async (tx) => ({
    uids: (await listEvents(tx, { order: 'oldest', limit: 100 })).map((row) => row.sourceUid),
    letters: (await listDeadLetters(tx, 100)).map(({ position, reason }) => [
      position?.line,
      reason,
    ]),
  }));

it('records that the database will never take are refused by themselves, and their neighbours are stored', async () => {
  // A partition that is made later would lack the constraint.
  await ensureEventPartitions(intake.db, t0 - 86_400_000, t0);
  await asSuperuser(fresh.url, (client) =>
    client.query(
      `alter table events add constraint no_poison check (operation <> 'poison') not valid`,
    ),
  );
  const { tenantId } = await addPusher(fresh.open('api'), 'poison');
  const reads = Array.from({ length: 20 }, (_, at) =>
    readOf(at + 1, at === 6 || at === 13 ? { Operation: 'poison' } : {}),
  );
  const refused = [7, 14].map((line) => ({
    line,
    reason: expect.stringMatching(/^it cannot be stored: .*no_poison/),
  }));
  expect(await storeRecords(intake, tenantId, reads)).toMatchObject({ accepted: 18, refused });
  const { uids, letters } = await stands(tenantId);
  expect(uids).toEqual(reads.filter(({ line }) => line % 7 !== 0).map(({ record: { Id } }) => Id));
  expect(letters.map(([line]) => line).toSorted()).toEqual([14, 7]);
  const again = await storeRecords(intake, tenantId, reads);
  expect(again).toMatchObject({ accepted: 0, duplicates: 18, refused });
  expect(await stands(tenantId)).toEqual({ uids, letters });
});

it('a subject too long for the keys of the tables is refused, whatever stands beside it', async () => {
  const { tenantId } = await addPusher(fresh.open('api'), 'long');
  // Outsiders name who signs in. Such a name does not compress to what an index takes.
  const UserId = Array.from({ length: 9000 }, (_, at) =>
    String.fromCodePoint(0x4e00 + ((at * 7919) % 20_000)),
  ).join('');
  const stored = await storeRecords(intake, tenantId, [
    readOf(1),
    readOf(2, { UserId }),
    readOf(3, { UserId: `${'x'.repeat(1000)}@borealis.example` }),
  ]);
  expect(stored).toMatchObject({
    accepted: 2,
    refused: [{ line: 2, reason: 'its subject is longer than 1024 bytes' }],
  });
  expect((await stands(tenantId)).uids).toEqual(['record-1', 'record-3']);
});

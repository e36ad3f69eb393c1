import { dayMs } from '@nightjar/core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { day0, openEngine, signInEvent, statedEvent } from './baseline.fixture.ts';

let engine: Awaited<ReturnType<typeof openEngine>>;
beforeAll(async () => {
  engine = await openEngine();
});
afterAll(() => engine.stop());

const colleagues = ['ana', 'ben', 'cleo', 'dan', 'eve'];
const days = Array.from({ length: 29 }, (_, day) => day);

/** A month of five who work from one network and a sixth who works from another; and what a directory said on day 5. */
async function storeMonth(slug: string): Promise<string> {
  const tenantId = await engine.addTenant(slug);
  engine.clock.now = (day0 + 30) * dayMs + dayMs / 2;
  const signIns = days.flatMap((day) => [
    ...colleagues.map((user) => ({ user, day, asn: 64_600 })),
    { user: 'ortega', day, asn: 64_500 },
  ]);
  await engine.store(
    tenantId,
    signIns.map((one) => signInEvent(tenantId, one)),
  );
  await state(tenantId, 5, [...colleagues, 'ortega']);
  await engine.keep(tenantId);
  return tenantId;
}

const state = (tenantId: string, day: number, users: readonly string[]): Promise<string> =>
  engine.store(
    tenantId,
    users.map((user) => statedEvent(tenantId, { user, day, groups: ['all', 'Finance'] })),
  );

const storeActs = (tenantId: string): Promise<string> =>
  engine.store(tenantId, [
    signInEvent(tenantId, { user: 'ortega', day: 30, asn: 64_600 }),
    signInEvent(tenantId, { user: 'ortega', day: 30, hour: 10, asn: 64_700 }),
  ]);

const peersOf = async (tenantId: string, batchId: string) =>
  (await engine.scoresOf(tenantId, batchId)).map(({ scores }) => scores.asn!.peers);

it('what is new for one is compared with the group that the directory gives', async () => {
  const tenantId = await storeMonth('peers');
  const [asTheyDo, asNobody] = await peersOf(tenantId, await storeActs(tenantId));
  // All are in both groups: of equals the first by id.
  expect(asTheyDo).toEqual({ group: 'Finance', others: 5, known: 5, rarity: 100 * (1 - 5.5 / 6) });
  expect(asNobody).toEqual({ group: 'Finance', others: 0, known: 5, rarity: 100 * (1 - 0.5 / 6) });
});

it('what a directory states late is taken into account where acts were scored without it', async () => {
  const tenantId = await storeMonth('peers-late');
  const batchId = await storeActs(tenantId);
  expect((await peersOf(tenantId, batchId))[0]!.known).toBe(5);
  // Of four there is no group.
  await state(tenantId, 12, ['ana', 'ben', 'cleo', 'ortega']);
  await engine.keep(tenantId);
  expect(await peersOf(tenantId, batchId)).toEqual([undefined, undefined]);
});

it('a directory that states nothing of anybody leaves scores as they are', async () => {
  const tenantId = await engine.addTenant('no-directory');
  engine.clock.now = (day0 + 30) * dayMs;
  await engine.store(
    tenantId,
    days.map((day) => signInEvent(tenantId, { user: 'ortega', day, asn: 64_500 })),
  );
  await engine.keep(tenantId);
  expect(await peersOf(tenantId, await storeActs(tenantId))).toEqual([undefined, undefined]);
});

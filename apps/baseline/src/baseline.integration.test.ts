import { dayMs, stableId, type Breach } from '@nightjar/core';
import {
  inTenant,
  listBatchScores,
  listCutOuts,
  listDeadLetters,
  listDirtyDays,
  lockStage,
  saveBreaches,
  unpackScores,
} from '@nightjar/db';
import { makeBreach } from '@nightjar/db/testing';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { closeBacklog } from './close/close-backlog.ts';
import { day0, openEngine, signInEvent, type SignIn } from './baseline.fixture.ts';

let engine: Awaited<ReturnType<typeof openEngine>>;
let tests = 0;
let tenantId: string;
beforeAll(async () => {
  engine = await openEngine();
});
afterAll(() => engine.stop());
beforeEach(async () => {
  tests += 1;
  tenantId = await engine.addTenant(`t${tests}`);
  engine.clock.now = (day0 + 40) * dayMs;
});

const event = (of: Partial<SignIn> & { day: number }) =>
  signInEvent(tenantId, { user: 'ortega', asn: 64_500, ...of });
const days = (from: number, to: number): number[] =>
  Array.from({ length: to - from + 1 }, (_, n) => from + n);
const at = (day: number): void => {
  engine.clock.now = (day0 + day) * dayMs + 12 * 3_600_000;
};
const scoreOf = async (batchId: string) => (await engine.scoresOf(tenantId, batchId))[0]!;

it('an event is scored against closed days up to two days before its own', async () => {
  await engine.store(
    tenantId,
    days(0, 29).map((day) => event({ day })),
  );
  await engine.keep(tenantId);
  const usual = await scoreOf(await engine.store(tenantId, [event({ day: 30, hour: 11 })]));
  expect(usual.scores.asn).toMatchObject({ value: 'AS64500', daysSeen: 29, rarity: 0 });
  const rented = { day: 30, asn: 64_999, class: 'hosting' } as const;
  const foreign = await scoreOf(await engine.store(tenantId, [event(rented)]));
  expect(foreign.scores.asn).toMatchObject({ daysSeen: 0, daysKnown: 24 });
  expect(foreign.rareSource).toBe(true);
});

it('a history that was loaded before anything was scored is closed first, and leaves nothing to redo', async () => {
  at(30);
  const history = days(0, 29).map((day) => event({ day }));
  const { id, body } = await engine.storeUnscored(tenantId, history);
  at(31);
  await closeBacklog({ db: engine.db, tenantId, now: engine.clock.now });
  expect((await engine.daysOf(tenantId)).length).toBe(30);
  expect(await inTenant(engine.db, tenantId, listDirtyDays)).toEqual([]);
  const closedOnce = await inTenant(engine.db, tenantId, (tx) => lockStage(tx, 'baseline'));
  await closeBacklog({ db: engine.db, tenantId, now: engine.clock.now });
  expect(await inTenant(engine.db, tenantId, (tx) => lockStage(tx, 'baseline'))).toBe(closedOnce);
  await engine.score(tenantId, { id, body });
  expect((await engine.scoresOf(tenantId, id)).at(-1)!.scores.asn!.daysSeen).toBe(28);
  expect(await inTenant(engine.db, tenantId, listDirtyDays)).toEqual([]);
});

it('days are closed once they are over for two days', async () => {
  at(10);
  await engine.store(
    tenantId,
    days(0, 10).map((day) => event({ day })),
  );
  await engine.keep(tenantId);
  const closed = (await engine.daysOf(tenantId)).map(({ day }) => Date.parse(day) / dayMs - day0);
  expect(closed).toEqual(days(0, 8));
});

it('a late event makes its day dirty, and what stands on the day is scored again', async () => {
  at(30);
  await engine.store(
    tenantId,
    days(0, 28).map((day) => event({ day })),
  );
  await engine.keep(tenantId);
  const batchId = await engine.store(tenantId, [event({ day: 30, asn: 64_501, class: 'hosting' })]);
  expect((await scoreOf(batchId)).rareSource).toBe(true);
  const sent = engine.scored.length;
  await engine.store(
    tenantId,
    days(12, 20).map((day) => event({ day, asn: 64_501, class: 'hosting' })),
  );
  expect(await inTenant(engine.db, tenantId, listDirtyDays)).toHaveLength(9);
  expect((await scoreOf(batchId)).rareSource).toBe(true);
  await engine.keep(tenantId);
  expect(await inTenant(engine.db, tenantId, listDirtyDays)).toEqual([]);
  expect((await scoreOf(batchId)).scores.asn!.daysSeen).toBe(9);
  expect((await scoreOf(batchId)).rareSource).toBe(false);
  // The late batch itself, and then the scores that were made again, with the batch that they are of.
  expect(engine.scored.length).toBeGreaterThan(sent + 1);
  const again = await inTenant(engine.db, tenantId, (tx) =>
    listBatchScores(tx, engine.scored.slice(sent + 1)),
  );
  const named = await Promise.all([...again.values()].map((body) => unpackScores(body)));
  expect(named.map(({ ofBatchId }) => ofBatchId)).toContain(batchId);
});

it('the order in which batches come changes neither baseline nor scores', async () => {
  const other = await engine.addTenant(`t${tests}-other`);
  const signIns = days(0, 30).flatMap((day): SignIn[] => [
    { user: 'ortega', day, asn: 64_500 },
    { user: `user${day % 7}`, day, asn: 64_500 + (day % 3) },
    ...(day % 5 === 0 ? [{ user: 'ortega', day, asn: 64_510 + day, hour: 14 }] : []),
  ]);
  for (const one of signIns) {
    at(one.day);
    await engine.store(tenantId, [signInEvent(tenantId, one)]);
    if (one.day % 3 === 0) await engine.keep(tenantId, 2);
  }
  at(31);
  const backwards = signIns.toReversed();
  for (const n of days(0, 6)) {
    const part = backwards.filter((_, index) => index % 7 === n);
    await engine.store(
      other,
      part.map((one) => signInEvent(other, one)),
    );
  }
  const unsettled = await lookAt(other, signIns);
  await engine.keep(tenantId);
  await engine.keep(other);
  expect(await engine.daysOf(other)).toEqual(await engine.daysOf(tenantId));
  const settled = await lookAt(tenantId, signIns);
  expect(await lookAt(other, signIns)).toEqual(settled);
  expect(settled.size).toBe(signIns.length);
  // The control: scores that are not made again are other ones.
  expect(unsettled).not.toEqual(settled);
});

/** Scores by the vendor's id; ours has the tenant in it. */
async function lookAt(tenant: string, signIns: readonly SignIn[]): Promise<Map<string, unknown>> {
  const found = new Map<string, unknown>();
  const batches = new Set(await engine.batchesOf(tenant));
  for (const batchId of batches) {
    for (const { id: _, ...act } of await engine.scoresOf(tenant, batchId)) found.set(act.uid, act);
  }
  return new Map(
    signIns
      .map((one) => signInEvent(tenant, one).ocsf.metadata.uid)
      .toSorted()
      .map((uid) => [uid, found.get(uid)]),
  );
}

const breachOf = (status: Breach['status']): Breach => {
  const [subject, time] = ['user:ortega@borealis.example', (day0 + 20) * dayMs];
  return makeBreach(1, {
    tenantId,
    key: subject,
    subject,
    subjectName: 'ortega',
    time,
    endTime: time,
    evidence: [64_777, 64_500].map((asn) => ({
      id: stableId('event', String(asn)),
      uid: 'x',
      time,
      operation: 'SignIn',
      ip: '203.0.113.7',
      asn,
      asnName: null,
      country: null,
      ipClass: 'none',
      clientFamily: null,
      application: null,
      session: null,
      outcome: 'success',
      errorCode: null,
    })),
    agents: [
      {
        subject,
        asn: 64_777,
        asnName: null,
        clientFamily: null,
        ips: ['203.0.113.7'],
        sessions: [],
        ipClass: 'none',
        foreign: true,
        ambiguous: false,
      },
    ],
    status,
  });
};

it('a value first seen in a breach is not learnt, and is when the breach is gone', async () => {
  const networksOn = async (day: number) => {
    const iso = new Date((day0 + day) * dayMs).toISOString().slice(0, 10);
    const rows = (await engine.daysOf(tenantId)).filter((row) => row.day === iso);
    return rows.flatMap(({ packed }) => (packed as { values: { asn: string[] } }).values.asn);
  };
  const saveBreach = (status: Breach['status']) =>
    inTenant(engine.evaluator, tenantId, (tx) =>
      saveBreaches(tx, [breachOf(status)], { knownAt: engine.clock.now }),
    );
  await engine.store(tenantId, [
    ...days(0, 30).map((day) => event({ day })),
    ...days(20, 24).map((day) => event({ day, hour: 22, asn: 64_777 })),
  ]);
  await engine.keep(tenantId);
  expect(await networksOn(22)).toEqual(['AS64500', 'AS64777']);
  await saveBreach('active');
  await engine.keep(tenantId);
  expect(await networksOn(22)).toEqual(['AS64500']);
  const cut = await inTenant(engine.db, tenantId, (tx) =>
    listCutOuts(tx, '2026-01-01', '2026-12-31'),
  );
  expect(cut.map(({ feature, value }) => [feature, value])).toEqual([['asn', 'AS64777']]);
  await saveBreach('withdrawn');
  await engine.keep(tenantId);
  expect(await networksOn(22)).toEqual(['AS64500', 'AS64777']);
});

it('an event that cannot be scored lies in the dead letters, and its neighbours go on', async () => {
  const bad = event({ day: 3 });
  bad.ocsf.metadata.log_version = 'unheard-of/1';
  const batchId = await engine.store(tenantId, [bad, event({ day: 4 })]);
  expect(await engine.scoresOf(tenantId, batchId)).toHaveLength(1);
  const letters = await inTenant(engine.db, tenantId, (tx) => listDeadLetters(tx, 10));
  expect(letters.map(({ reason }) => reason)).toEqual(['of no known source: unheard-of/1']);
});

it('what outsiders wrote into names and addresses does not stop a batch', async () => {
  const odd = event({ day: 4 });
  odd.ocsf.actor = { user: { name: 'or\0tega@borealis.example', type_id: 1 } };
  odd.ocsf.src_endpoint = { ip: 'fe80::1%eth0' };
  const stored = signInEvent(tenantId, { user: 'plain', day: 4, asn: 64_500 });
  const batchId = await engine.store(tenantId, [{ ...stored, ocsf: { ...odd.ocsf } }]);
  const act = await scoreOf(batchId);
  expect([act.subject, act.ip]).toEqual(['user:or\ufffdtega@borealis.example', null]);
});

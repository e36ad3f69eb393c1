import {
  actOf,
  BaselineNeeds,
  isoDay,
  scoreAct,
  StoredCounts,
  Tally,
  TenantBaseline,
  type Act,
  type BaselineDay,
} from '@nightjar/core';
import { inTenant, listBaselineCounts, type IsoDay } from '@nightjar/db';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { day0, openEngine, signInEvent } from '../baseline.fixture.ts';
import { Usual } from '../score/usual.ts';
import { replaceDays } from './replace-days.ts';

let engine: Awaited<ReturnType<typeof openEngine>>;
let tenantId: string;
beforeAll(async () => {
  engine = await openEngine();
  tenantId = await engine.addTenant('counted');
  await playDays();
});
afterAll(() => engine.stop());

const people = Array.from({ length: 12 }, (_, n) => `user:person${n}@borealis.example`);
const lastDay = day0 + 60;

/** Who shows what differs from day to day; an outsider wrote one of the values. */
function shownBy(person: number, day: number): BaselineDay {
  const asn = (person * day) % 5 === 0 ? ['AS64500', 'AS\0odd'] : ['AS64500'];
  const country = day % 7 === person % 7 ? ['PT'] : ['SE'];
  const application = day % 11 === person ? ['app-1'] : [];
  const values = { asn, country, operation: ['SignIn'], application };
  return { subject: people[person]!, day, values, rates: {}, active: (person + day) % 6 > 0 };
}

const present = (day: number): number[] =>
  people.map((_, person) => person).filter((person) => (person + day) % 3 > 0);

/** Days in disorder, some put twice with other content, and some taken away again. */
async function playDays(): Promise<void> {
  const days = Array.from({ length: 60 }, (_, n) => day0 + ((n * 23) % 60));
  for (const day of days) {
    const put = present(day).map((person) => shownBy(person, day));
    await inTenant(engine.db, tenantId, (tx) => replaceDays(tx, { day, put, gone: [] }));
  }
  for (const day of days.slice(0, 12)) {
    const [first, second, ...gone] = present(day);
    const put = [first!, second!].map((person) => ({ ...shownBy(person, day + 3), day }));
    const names = gone.map((person) => people[person]!);
    await inTenant(engine.db, tenantId, (tx) => replaceDays(tx, { day, put, gone: names }));
  }
}

async function allDays(): Promise<BaselineDay[]> {
  return (await engine.daysOf(tenantId)).map(({ packed }) => packed as BaselineDay);
}

it('counts that followed the days one by one are those of all days together', async () => {
  const tally = new Tally();
  for (const own of Map.groupBy(await allDays(), ({ subject }) => subject).values())
    tally.add(own, 1);
  const expected = tally.changes().map((change) => ({ ...change, day: isoDay(change.day) }));
  const names = [...new Set(expected.map(({ name }) => name))];
  const of = { names, from: '2020-01-01', to: '2030-01-01' };
  const found = await inTenant(engine.db, tenantId, (tx) => listBaselineCounts(tx, of));
  const byName = (a: { name: string; day: IsoDay }, b: { name: string; day: IsoDay }): number =>
    a.name === b.name ? (a.day < b.day ? -1 : 1) : a.name < b.name ? -1 : 1;
  expect(found.toSorted(byName)).toEqual(expected.toSorted(byName));
  expect(names).toContain('users\u001fasn\u001fAS\ufffdodd');
});

it('an act is scored from what it needs as from everything', async () => {
  const acts: Act[] = [1, 5, 9].flatMap((person) =>
    [64_500, 64_777].map((asn) => {
      const user = `person${person}`;
      const { id, ocsf } = signInEvent(tenantId, { user, day: 60, asn, country: 'PT' });
      return actOf(ocsf, { id, source: 'entra-id' });
    }),
  );
  const all = new TenantBaseline();
  for (const day of await allDays()) all.put(day);
  const usual = new Usual({ from: lastDay - 91, to: lastDay - 2 });
  for (const act of acts) {
    const needs = new BaselineNeeds();
    needs.add(act);
    await inTenant(engine.db, tenantId, (tx) => usual.read(tx, needs));
  }
  const scored = acts.map((act) => scoreAct(act, usual.baseline));
  expect(scored).toEqual(acts.map((act) => scoreAct(act, all)));
  expect(scored[0]!.scores.asn!.otherUsers).toBeGreaterThan(8);
  // The control: without the others' counts everybody is alone.
  const none = new TenantBaseline(new StoredCounts());
  expect(() => scoreAct(acts[0]!, none)).toThrow(/not read/);
});

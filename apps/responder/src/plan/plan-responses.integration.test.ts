import { stableId } from '@nightjar/core';
import {
  inHouse,
  inTenant,
  listActionHistory,
  listActions,
  listActionsOfIncidents,
  listBreaches,
  protectTarget,
  saveBreaches,
  saveIncidents,
  saveMssp,
  saveTenant,
  type Database,
  type Tenant,
} from '@nightjar/db';
import {
  freshDatabase,
  makeBreach,
  makeForeignAgent,
  makeIncident,
  type FreshDatabase,
} from '@nightjar/db/testing';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { keepResponses } from './keep-responses.ts';
import { planResponses } from './plan-responses.ts';

const t0 = Date.UTC(2026, 2, 12, 9);
const name = 'zoë.ortega@borealis.example';
const msspId = stableId('mssp');
let fresh: FreshDatabase;
let db: Database;
let tests = 0;
beforeAll(async () => {
  fresh = await freshDatabase();
  db = fresh.open('responder');
});
afterAll(() => fresh.drop());

/** A tenant with one critical incident of a foreign agent. */
async function addIncident(of: Pick<Tenant, 'responseMode' | 'kind'>): Promise<string> {
  tests += 1;
  const tenantId = stableId('tenant', String(tests));
  const slug = `t${tests}`;
  await inHouse(fresh.open('api'), async (tx) => {
    await saveMssp(tx, { id: msspId, slug: 'house', name: 'House' });
    await saveTenant(tx, { id: tenantId, msspId, slug, name: slug, ...of });
  });
  const subject = `user:${name}`;
  const breach = makeBreach(1, {
    id: stableId('breach', tenantId),
    tenantId,
    key: subject,
    subject,
    subjectName: name,
    time: t0,
    endTime: t0,
    agents: [makeForeignAgent(subject)],
  });
  const incident = makeIncident(1, {
    id: stableId('incident', tenantId),
    tenantId,
    subjects: [{ key: subject, name }],
    breachIds: [breach.id],
  });
  await inTenant(fresh.open('evaluator'), tenantId, (tx) =>
    saveBreaches(tx, [breach], { knownAt: t0 }),
  );
  await inTenant(fresh.open('analyst'), tenantId, (tx) => saveIncidents(tx, [incident], t0));
  return tenantId;
}

const plan = (tenantId: string, incidentIds?: string[]) =>
  inTenant(db, tenantId, (tx) =>
    planResponses(tx, { message: { batchId: stableId('batch'), incidentIds } }, t0 + 1),
  );
const look = (tenantId: string) =>
  inTenant(db, tenantId, async (tx) => ({
    actions: (await listActions(tx, {})).map(({ state, targetKey }) => [state, targetKey]),
    models: (await listBreaches(tx, { table: 'respond_breaches' })).map(
      ({ modelPath }) => modelPath,
    ),
  }));
const block = 'Antigena / SaaS / Antigena Suspicious SaaS Activity Block';

it('a critical incident leads to one proposal, however often it is looked at', async () => {
  const tenantId = await addIncident({ responseMode: 'confirm', kind: 'customer' });
  await plan(tenantId, [stableId('incident', tenantId)]);
  await plan(tenantId, [stableId('incident', tenantId)]);
  await plan(tenantId);
  const found = await look(tenantId);
  expect(found).toEqual({ actions: [['pending', `user:${name}`]], models: [block] });
});

it('what a batch did not change is not looked at', async () => {
  const tenantId = await addIncident({ responseMode: 'confirm', kind: 'customer' });
  await plan(tenantId, []);
  expect(await look(tenantId)).toEqual({ actions: [], models: [] });
});

it('where policy lets it, the action is approved at once; in a trial it never is', async () => {
  const customer = await addIncident({ responseMode: 'autonomous', kind: 'customer' });
  const trial = await addIncident({ responseMode: 'autonomous', kind: 'trial' });
  // As the sweeper tells it, which knows of no incident.
  await plan(customer);
  await plan(trial);
  expect((await look(customer)).actions).toEqual([['approved', `user:${name}`]]);
  expect((await look(trial)).actions).toEqual([['pending', `user:${name}`]]);
});

it('where responses are off, what matched is kept and nothing is proposed', async () => {
  const tenantId = await addIncident({ responseMode: 'off', kind: 'customer' });
  await plan(tenantId);
  expect(await look(tenantId)).toEqual({ actions: [], models: [block] });
});

it('for a protected account what matched is kept and nothing is done, and people see why', async () => {
  const tenantId = await addIncident({ responseMode: 'autonomous', kind: 'customer' });
  const targetKey = `user:${name.toUpperCase()}`;
  await inTenant(fresh.open('api'), tenantId, (tx) =>
    protectTarget(tx, { targetKey, reason: 'break-glass account' }),
  );
  await plan(tenantId);
  await plan(tenantId);
  expect(await look(tenantId)).toEqual({ actions: [['failed', `user:${name}`]], models: [block] });
  const incidentIds = [stableId('incident', tenantId)];
  const changes = await inTenant(db, tenantId, async (tx) => {
    const actions = await listActionsOfIncidents(tx, incidentIds);
    return listActionHistory(
      tx,
      actions.map(({ id }) => id),
    );
  });
  expect(changes.map(({ state, by, reason }) => [state, by, reason])).toEqual([
    ['failed', 'policy', 'The account is protected: break-glass account'],
  ]);
});

it('an incident that no message told of leads to a proposal; one that did not change is let be', async () => {
  const tenantId = await addIncident({ responseMode: 'confirm', kind: 'customer' });
  await keepResponses({ db, tenantId, since: t0 + 1, now: t0 + 2 });
  expect((await look(tenantId)).actions).toEqual([]);
  await keepResponses({ db, tenantId, since: t0, now: t0 + 2 });
  await keepResponses({ db, tenantId, since: t0, now: t0 + 3 });
  const found = await look(tenantId);
  expect(found).toEqual({ actions: [['pending', `user:${name}`]], models: [block] });
});

import { stableId, type Breach, type Incident } from '@nightjar/core';
import { asSuperuser } from '@nightjar/testkit';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import * as nj from './index.ts';
import { readMigrations } from './migrate/apply-migrations.ts';
import { freshDatabase, type FreshDatabase } from './testing/index.ts';
import { makeAction, makeBreach, makeIncident, t0 } from './testing/rows.ts';

let fresh: FreshDatabase;
let db: Record<'evaluator' | 'analyst' | 'responder' | 'api' | 'reader', nj.Database>;
let tests = 0;
let tenantId: string;
beforeAll(async () => {
  fresh = await freshDatabase();
  const open = (role: nj.LoginRole) => fresh.open(role);
  db = {
    evaluator: open('evaluator'),
    analyst: open('analyst'),
    responder: open('responder'),
    api: open('api'),
    reader: fresh.open('reader'),
  };
});
afterAll(() => fresh.drop());
beforeEach(async () => {
  tests += 1;
  tenantId = stableId('tenant', String(tests));
  const breaches = [0, 1, 2, 3, 4].map((n): Breach => ({ ...makeBreach(n), tenantId }));
  await nj.inTenant(db.evaluator, tenantId, (tx) => nj.saveBreaches(tx, breaches, { knownAt: t0 }));
});

const people = [stableId('person', '1'), stableId('person', '2')] as const;
const idOf = (n: number): string => stableId('incident', String(n));
/** An incident of these breaches, named by the first one. */
const holding = (...numbers: number[]): Incident => ({
  ...makeIncident(numbers[0]!),
  tenantId,
  breachIds: numbers.map((n) => makeBreach(n).id),
});
/** What the analyst does when this is what stands. */
const stand = (at: number, incidents: Incident[]) =>
  nj.inTenant(db.analyst, tenantId, async (tx) => {
    const changed = await nj.saveIncidents(tx, incidents, at);
    const open = (await nj.listIncidents(tx, {})).map(({ id }) => id);
    const stands = new Set(incidents.map(({ id }) => id));
    const gone = open.filter((id) => !stands.has(id));
    await nj.linkHeirs(tx, [...changed, ...(await nj.supersedeIncidents(tx, gone, at))]);
  });
const decide = (n: number, at: number, more: Partial<nj.NewDecision> = {}) =>
  nj.inTenant(db.api, tenantId, (tx) =>
    nj.insertIncidentDecision(tx, {
      incidentId: idOf(n),
      personId: people[0],
      at,
      kind: 'acknowledge',
      change: {},
      reason: null,
      note: null,
      internal: false,
      ...more,
    }),
  );
const queue = async () => {
  const rows = await nj.acrossTenants(db.reader, { tenantIds: [tenantId] }, (tx) =>
    nj.listIncidentQueue(tx, { tenantIds: [tenantId] }, { order: 'newest', limit: 10 }),
  );
  return new Map(rows.map(({ id, stand }) => [id, [stand.status, stand.assigneeId]]));
};
const benign = { kind: 'close', change: { verdict: 'benign_true_positive' } } as const;
const said = async (n: number) => {
  const rows = await nj.inTenant(db.api, tenantId, (tx) =>
    nj.listIncidentDecisions(tx, { incidentIds: [idOf(n)] }),
  );
  return rows.map(({ incidentId, kind, note }) => [incidentId, kind, note]);
};

it('what was decided and said follows an incident through each late breach that renames it', async () => {
  await stand(t0, [holding(2)]);
  await decide(2, t0 + 1);
  await decide(2, t0 + 2, { kind: 'comment', note: 'I know her' });
  await stand(t0 + 3, [holding(1, 2)]);
  expect(await queue()).toEqual(new Map([[idOf(1), ['in_progress', people[0]]]]));
  await decide(1, t0 + 4, { kind: 'assign', change: { assigneeId: people[1] } });
  await stand(t0 + 5, [holding(0, 1, 2)]);
  expect(await queue()).toEqual(new Map([[idOf(0), ['in_progress', people[1]]]]));
  expect(await said(0)).toEqual([
    [idOf(0), 'acknowledge', null],
    [idOf(0), 'comment', 'I know her'],
    [idOf(0), 'assign', null],
  ]);
});

it('an incident that was superseded before heirs were noted has its own by the migration', async () => {
  await stand(t0, [holding(2)]);
  await decide(2, t0 + 1);
  await stand(t0 + 2, [holding(1, 2)]);
  const [migration] = readMigrations().filter(({ name }) => name.includes('earlier-heirs'));
  await asSuperuser(fresh.url, async (client) => {
    await client.query('update incidents set heir_id = null where tenant_id = $1', [tenantId]);
    expect(await queue()).toEqual(new Map([[idOf(1), ['new', null]]]));
    await client.query('begin; set local role nightjar_migrator');
    await client.query(migration!.sql);
    await client.query('commit');
  });
  expect(await queue()).toEqual(new Map([[idOf(1), ['in_progress', people[0]]]]));
});

it('a decision follows to one incident only, that of the earliest breach, and neighbours stay new', async () => {
  await stand(t0, [holding(1, 2), holding(4)]);
  await decide(1, t0 + 1);
  // The naming breach is gone and the rest fell apart.
  await stand(t0 + 2, [holding(2), holding(3), holding(4)]);
  expect(await queue()).toEqual(
    new Map([
      [idOf(2), ['in_progress', people[0]]],
      [idOf(3), ['new', null]],
      [idOf(4), ['new', null]],
    ]),
  );
});

it('what a late breach opened again is closed once that breach is withdrawn', async () => {
  await stand(t0, [holding(2)]);
  await decide(2, t0 + 1, benign);
  await stand(t0 + 2, [holding(1, 2)]);
  expect(await queue()).toEqual(new Map([[idOf(1), ['new', null]]]));
  await stand(t0 + 3, [holding(2)]);
  expect(await queue()).toEqual(new Map([[idOf(2), ['closed', null]]]));
});

it('an incident that is named as before again has the latest decision of all its names', async () => {
  await stand(t0, [holding(2)]);
  await decide(2, t0 + 1, benign);
  await stand(t0 + 2, [holding(1, 2)]);
  await decide(1, t0 + 3, { kind: 'acknowledge' });
  await stand(t0 + 4, [holding(2)]);
  expect(await queue()).toEqual(new Map([[idOf(2), ['in_progress', people[0]]]]));
});

it('closing one as benign does not close another that stood beside it and later took it in', async () => {
  await stand(t0, [holding(1), holding(2)]);
  await decide(2, t0 + 1, benign);
  await stand(t0 + 2, [holding(1, 2)]);
  expect(await queue()).toEqual(new Map([[idOf(1), ['new', null]]]));
  expect(await said(1)).toEqual([[idOf(1), 'close', null]]);
});

it('a response follows as well, so that it can still be approved and shows as containment', async () => {
  await stand(t0, [holding(2)]);
  const proposed = { ...makeAction(tests), tenantId, incidentId: idOf(2) };
  const change = { at: t0, by: 'responder', reason: 'because' };
  await nj.inTenant(db.responder, tenantId, (tx) => nj.insertAction(tx, proposed, change));
  await stand(t0 + 2, [holding(1, 2)]);
  const list = () =>
    nj.inTenant(db.api, tenantId, (tx) => nj.listActionsOfIncidents(tx, [idOf(1)]));
  expect(await list()).toEqual([{ ...proposed, incidentId: idOf(1) }]);
  const verified = { id: proposed.id, from: 'pending', to: 'verified' } as const;
  await nj.inTenant(db.responder, tenantId, (tx) => nj.changeAction(tx, verified, change));
  expect(await queue()).toEqual(new Map([[idOf(1), ['in_progress', null]]]));
});

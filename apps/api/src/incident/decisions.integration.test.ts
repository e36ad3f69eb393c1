import { stableId } from '@nightjar/core';
import { inTenant, listAudit, lockIncident, saveIncidents } from '@nightjar/db';
import { asSuperuser } from '@nightjar/testkit';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startApi, type Api } from '../client.fixture.ts';
import { documents } from '../documents.fixture.ts';
import { breachOf, incidentOf, t0, tenantId, type Name } from '../world.fixture.ts';

let api: Api;
beforeAll(async () => void (api = await startApi()));
afterAll(() => api?.stop());

type Slug = 'acme' | 'borealis' | 'cobalt';
type DocumentName = keyof typeof documents;
const personOf = (name: Name): string => stableId('person', name);
const at = (ms: number): string => new Date(t0 + ms).toISOString();
const hourMs = 3_600_000;

const decide = async (slug: Slug, document: DocumentName, more: object = {}) => {
  const variables = { tenant: slug, id: incidentOf(slug).id, ...more };
  return (await (await api.as('chen'))(documents[document], variables)).data!.decided!;
};
const read = async (slug: Slug) => {
  const variables = { tenant: slug, id: incidentOf(slug).id };
  return (await (await api.as('chen'))(documents.incident, variables)).data!.incident!;
};
const count = async (filter: object, name: Name = 'chen') => {
  const query = 'query ($filter: IncidentFilter) { incidents(filter: $filter) { totalCount } }';
  return (await (await api.as(name))(query, { filter })).data!.incidents!.totalCount;
};

test('it is assigned to those who may decide there, and to nobody', async () => {
  expect(await count({ unassigned: true })).toBe(3);
  expect(await decide('acme', 'assign', { person: personOf('lead') })).toMatchObject({
    __typename: 'IncidentDecided',
  });
  expect((await read('acme')).assignee).toMatchObject({ name: 'lead' });
  expect(await count({ mine: true }, 'lead')).toBe(1);
  expect(await count({ mine: true })).toBe(0);
  // A viewer, an analyst of another tenant, one of another MSSP, nobody.
  for (const person of [...(['sand', 'lund', 'other'] as const).map(personOf), stableId('no one')])
    expect(await decide('acme', 'assign', { person })).toMatchObject({ field: 'person' });
  await decide('acme', 'assign');
  expect((await read('acme')).assignee).toBeNull();
});

test('who may be asked is known of one’s own tenants', async () => {
  const query = '{ tenants { slug analysts { name } } }';
  const seen = async (name: Name) => (await (await api.as(name))(query)).data!.tenants!;
  expect(await seen('lund')).toEqual([
    { slug: 'borealis', analysts: ['boss', 'chen', 'lead', 'lund'].map((name) => ({ name })) },
  ]);
  expect((await seen('chen')).find(({ slug }) => slug === 'acme')!.analysts).toEqual([
    { name: 'chen' },
    { name: 'lead' },
  ]);
});

test('its clocks run from when it became known, stand still on hold, and press in the queue', async () => {
  const clocks = async () => (await read('acme')).clocks!.map(({ state }) => state);
  expect((await read('acme')).clocks![0]).toMatchObject({
    name: 'RESPOND',
    state: 'RUNNING',
    dueAt: at(5 + hourMs / 2),
    minutesLeft: 29,
  });
  expect(await count({ tenants: ['acme'], dueWithinMinutes: 31 })).toBe(1);
  expect(await count({ tenants: ['acme'], dueWithinMinutes: 20 })).toBe(0);
  api.clock.ms += hourMs;
  expect(await clocks()).toEqual(['OVERDUE', 'RUNNING', 'RUNNING']);
  await decide('acme', 'move', { to: 'ON_HOLD' });
  expect(await clocks()).toEqual(['MISSED', 'PAUSED', 'PAUSED']);
  expect(await count({ tenants: ['acme'], dueWithinMinutes: 1e6 })).toBe(0);
  api.clock.ms += 100 * hourMs;
  await decide('acme', 'move', { to: 'IN_PROGRESS' });
  expect(await clocks()).toEqual(['MISSED', 'RUNNING', 'RUNNING']);
  api.clock.ms -= 101 * hourMs;
});

test('a verdict needs what it rests on, ends the incident, and is taken back by opening it again', async () => {
  expect(await decide('borealis', 'conclude', { verdict: 'DUPLICATE' })).toMatchObject({
    field: 'note',
  });
  expect(await decide('borealis', 'move', { to: 'CLOSED' })).toMatchObject({ field: 'status' });
  expect(await decide('borealis', 'conclude', { verdict: 'TRUE_POSITIVE', status: 'NEW' })).toEqual(
    { __typename: 'InvalidInput', field: 'status', message: 'RESOLVED or CLOSED.' },
  );
  await decide('borealis', 'conclude', { verdict: 'TRUE_POSITIVE', status: 'RESOLVED' });
  expect(await read('borealis')).toMatchObject({
    status: 'RESOLVED',
    conclusion: { verdict: 'TRUE_POSITIVE', person: { name: 'chen' } },
  });
  expect(await decide('borealis', 'acknowledge')).toMatchObject({ field: 'id' });
  expect(await decide('borealis', 'move', { to: 'CLOSED' })).toMatchObject({
    incident: { status: 'CLOSED' },
  });
  await decide('borealis', 'reopen');
  expect(await read('borealis')).toMatchObject({ status: 'NEW', conclusion: null });
});

test('new evidence opens it again, and its activity says so', async () => {
  await decide('cobalt', 'conclude', { verdict: 'TRUE_POSITIVE' });
  const breachIds = [breachOf('cobalt').id, stableId('breach', 'late')];
  const grown = incidentOf('cobalt', { breachIds });
  await inTenant(api.db.open('analyst'), tenantId('cobalt'), (tx) =>
    saveIncidents(tx, [grown], t0 + hourMs),
  );
  const again = await read('cobalt');
  expect(again).toMatchObject({ status: 'NEW', conclusion: null });
  expect(again.activity!.at(-1)).toMatchObject({
    at: at(hourMs),
    actorKind: 'ANALYST',
    text: 'Opened it again: new evidence came.',
  });
});

test('it sleeps until a time that is not far, and is pinned', async () => {
  const sleep = (until: string | null) => decide('cobalt', 'snooze', { until });
  for (const until of [at(0), at(40 * 24 * hourMs)])
    expect(await sleep(until)).toMatchObject({ field: 'until' });
  api.clock.ms += 2 * hourMs;
  await sleep(at(5 * hourMs));
  expect((await read('cobalt')).snoozedUntil).toBe(at(5 * hourMs));
  expect([await count({ snoozed: true }), await count({ snoozed: false })]).toEqual([1, 2]);
  await sleep(null);
  expect((await read('cobalt')).snoozedUntil).toBeNull();
  await decide('cobalt', 'pin', { pinned: true });
  expect([await count({ pinned: true }), await count({ pinned: false })]).toEqual([1, 2]);
  api.clock.ms -= 2 * hourMs;
});

test('steps of its checklist are ticked off, others are not known', async () => {
  const done = async () =>
    (await read('acme')).checklist!.filter(({ done }) => done).map(({ id }) => id as string);
  await decide('acme', 'check', { step: 'sessions', done: true });
  await decide('acme', 'check', { step: 'rules', done: true });
  expect(await done()).toEqual(['sessions', 'rules']);
  await decide('acme', 'check', { step: 'sessions', done: false });
  expect(await done()).toEqual(['rules']);
  expect(await decide('acme', 'check', { step: 'audit', done: true })).toMatchObject({
    field: 'step',
  });
});

test('each decision is in the audit log with what it changed', async () => {
  const chain = await inTenant(api.db.open('api'), tenantId('cobalt'), (tx) =>
    listAudit(tx, 0, 50),
  );
  expect(chain.map(({ action }) => action)).toEqual([
    'incident.close',
    'incident.snooze',
    'incident.snooze',
    'incident.pin',
  ]);
  expect(chain[0]!.after).toMatchObject({ kind: 'close', verdict: 'true_positive' });
});

test('of two who decide the same at once one is told that it is done', async () => {
  await decide('borealis', 'conclude', { verdict: 'TRUE_POSITIVE' });
  const waiting = () =>
    asSuperuser(api.db.url, async (client) => {
      const sql = `select from pg_locks l join pg_database d on d.oid = l.database
        where d.datname = current_database() and l.locktype = 'advisory' and not l.granted`;
      return (await client.query(sql)).rowCount;
    });
  const both = await inTenant(api.db.open('analyst'), tenantId('borealis'), async (tx) => {
    await lockIncident(tx, incidentOf('borealis').id);
    const asked = [decide('borealis', 'reopen'), decide('borealis', 'reopen')];
    await expect.poll(waiting, { timeout: 10_000 }).toBe(2);
    return asked;
  });
  const told = (await Promise.all(both)).map(({ __typename: name }) => name as string);
  expect(told.toSorted()).toEqual(['IncidentDecided', 'InvalidInput']);
});

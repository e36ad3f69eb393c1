import { stableId } from '@nightjar/core';
import { insertEvents, inTenant } from '@nightjar/db';
import { makeEventRow } from '@nightjar/db/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startApi, type Api } from '../client.fixture.ts';
import {
  actionOf,
  breachOf,
  emailOf,
  eventIdOf,
  incidentOf,
  t0,
  tenantId,
} from '../world.fixture.ts';

let api: Api;
beforeAll(async () => void (api = await startApi()));
afterAll(() => api?.stop());

const lists = `{
  tenants { slug }
  incidents { totalCount edges { node { tenant { slug } breaches { tenant { slug } } actions { tenant { slug } } } } }
  modelBreaches { edges { node { tenant { slug } incidentId } } }
}`;

const own = {
  lund: ['borealis'],
  sand: ['borealis'],
  chen: ['acme', 'borealis', 'cobalt'],
  other: ['dunes', 'elm', 'fjord'],
} as const;

describe.each(Object.entries(own))('%s', (name, slugs) => {
  test(`sees ${slugs.join(', ')} and nothing else`, async () => {
    const ask = await api.as(name as keyof typeof own);
    const { data, errors } = await ask(lists);
    expect(errors).toEqual([]);
    expect(data!.tenants!.map(({ slug }) => slug)).toEqual(slugs);
    const incidents = data!.incidents!.edges!.map(({ node }) => node!);
    expect(incidents.map(({ tenant }) => tenant!.slug).sort()).toEqual(slugs);
    expect(incidents.map(({ breaches }) => breaches![0]!.tenant!.slug).sort()).toEqual(slugs);
    expect(incidents.map(({ actions }) => actions![0]!.tenant!.slug).sort()).toEqual(slugs);
    expect(data!.modelBreaches!.edges!.map(({ node }) => node!.tenant!.slug).sort()).toEqual(slugs);
  });
});

const peopleText = `query People($id: ID!) {
  viewer { person { email } }
  tenant(slug: "borealis") { analysts { name email team role } egress { declaredBy { email } } }
  incident(tenant: "borealis", id: $id) { assignee { name email team role } conclusion { person { email } } }
}`;

test('a customer is told who works for them by name, team and role, and no address but their own', async () => {
  const { id } = incidentOf('borealis');
  const chen = await api.as('chen');
  await chen(
    'mutation ($id: ID!) { acknowledgeIncident(tenant: "borealis", id: $id) { __typename } }',
    {
      id,
    },
  );
  const shown = { name: 'chen', team: 'northwatch', role: 'ANALYST' };
  for (const name of ['sand', 'lund', 'boss'] as const) {
    const { data, errors } = await (await api.as(name))(peopleText, { id });
    expect(errors).toEqual([]);
    expect(data!.incident!.assignee).toEqual({ ...shown, email: null });
    expect(data!.tenant!.analysts!.map((one) => one.name)).toEqual([
      'boss',
      'chen',
      'lead',
      'lund',
    ]);
    const addresses = new Set(JSON.stringify(data).match(/[\w.]+@people\.example/g));
    expect([...addresses]).toEqual([emailOf(name)]);
  }
  const { data } = await chen(peopleText, { id });
  expect(data!.incident!.assignee).toEqual({ ...shown, email: emailOf('chen') });
  expect(data!.tenant!.analysts).toHaveLength(4);
  expect(data!.tenant!.analysts!.map(({ email }) => email)).not.toContain(null);
});

const one = `query One($tenant: String!, $incident: ID!, $event: ID!, $breach: ID!) {
  tenant(slug: $tenant) { id }
  modelBreach(tenant: $tenant, id: $breach) { id }
  models(tenant: $tenant) { model { uuid } }
  entity(tenant: $tenant, key: "user:j.ortega@borealis.example") { kind }
  whyNot(tenant: $tenant, entity: "j.ortega@borealis.example", at: "2026-03-12T09:00:00Z") { acts }
  incident(tenant: $tenant, id: $incident) { id }
  event(tenant: $tenant, id: $event) { id }
  events(filter: { tenant: $tenant }) { edges { node { id } } }
  eventFacets(filter: { tenant: $tenant }) { counted hours { count } }
}`;
const nothing = {
  tenant: null,
  modelBreach: null,
  models: [],
  entity: null,
  whyNot: null,
  incident: null,
  event: null,
  events: { edges: [] },
  eventFacets: { counted: 0, hours: [] },
};
const idsOf = (slug: string) => ({
  incident: incidentOf(slug).id,
  event: eventIdOf(slug),
  breach: breachOf(slug).id,
});

test('a foreign id answers as an unknown one, under its own tenant and under mine', async () => {
  const ask = await api.as('lund');
  const own = await ask(one, { tenant: 'borealis', ...idsOf('borealis') });
  expect(own.data).toMatchObject({
    incident: { id: incidentOf('borealis').id },
    modelBreach: { id: breachOf('borealis').id },
  });
  expect(own.data!.models!.length).toBeGreaterThan(50);
  const foreign = await ask(one, { tenant: 'dunes', ...idsOf('dunes') });
  const unknown = await ask(one, { tenant: 'nowhere', ...idsOf('nowhere') });
  expect(foreign.data).toEqual(nothing);
  expect(foreign).toEqual(unknown);
  const smuggled = await ask(one, { tenant: 'borealis', ...idsOf('dunes') });
  expect(smuggled.data).toMatchObject({ incident: null, event: null, modelBreach: null });
});

const decide = `mutation Decide($tenant: String!, $incident: ID!, $action: ID!) {
  a: acknowledgeIncident(tenant: $tenant, id: $incident) { ...D }
  b: closeIncidentAsBenign(tenant: $tenant, id: $incident, reason: TRAVEL, note: "x") { ...D }
  c: reopenIncident(tenant: $tenant, id: $incident) { ...D }
  d: commentOnIncident(tenant: $tenant, id: $incident, text: "x") { ...D }
  g: assignIncident(tenant: $tenant, id: $incident) { ...D }
  h: moveIncident(tenant: $tenant, id: $incident, to: ON_HOLD) { ...D }
  i: concludeIncident(tenant: $tenant, id: $incident, verdict: DUPLICATE, note: "x") { ...D }
  j: pinIncident(tenant: $tenant, id: $incident, pinned: true) { ...D }
  k: snoozeIncident(tenant: $tenant, id: $incident) { ...D }
  l: checkIncidentStep(tenant: $tenant, id: $incident, step: "ask", done: true) { ...D }
  m: mergeIncidents(tenant: $tenant, id: $incident, with: $incident) { ...D }
  n: splitIncident(tenant: $tenant, id: $incident, breaches: [$incident]) { ...D }
  e: approveResponseAction(tenant: $tenant, id: $action) { __typename ... on NotFound { message } }
  f: declineResponseAction(tenant: $tenant, id: $action, reason: "x") { __typename ... on NotFound { message } }
}
fragment D on DecideIncidentResult { __typename ... on NotFound { message } }`;

test.each([
  { where: 'a foreign tenant', name: 'lund', tenant: 'dunes', slug: 'dunes' },
  { where: "one's own tenant with foreign ids", name: 'lund', tenant: 'borealis', slug: 'dunes' },
  { where: "one's own tenant as a viewer", name: 'sand', tenant: 'borealis', slug: 'borealis' },
  { where: "another MSSP's tenant", name: 'chen', tenant: 'elm', slug: 'elm' },
] as const)('every decision in $where answers as unknown', async ({ name, tenant, slug }) => {
  const ask = await api.as(name);
  const variables = { tenant, incident: incidentOf(slug).id, action: actionOf(slug).id };
  const { data } = await ask(decide, variables);
  const unknown = await ask(decide, { tenant: 'nowhere', incident: 'x', action: 'x' });
  expect(Object.values(data!).map(({ __typename }) => __typename)).toEqual(
    Array(14).fill('NotFound'),
  );
  expect(data).toEqual(unknown.data);
});

test('without a session there is nothing but sign-in', async () => {
  const { data, errors } = await api.ask(lists);
  expect(data).toBeNull();
  expect(errors[0]!.extensions).toMatchObject({ code: 'UNAUTHENTICATED' });
  const forged = await api.ask(lists, {}, { token: breachOf('borealis').id });
  expect(forged.data).toBeNull();
});

test('operations that nobody taught are told of one’s own tenants alone', async () => {
  const connectors = api.db.open('connectors');
  const row = { classUid: 6003, activityId: 99, operation: 'OddOperation', source: 0 };
  for (const slug of ['borealis', 'dunes'])
    await inTenant(connectors, tenantId(slug), (tx) =>
      insertEvents(tx, { id: stableId('odd', slug), knownAt: t0 }, [
        makeEventRow(2, { ...row, position: 0 }),
        makeEventRow(3, { ...row, position: 1, activityId: 1 }),
      ]),
    );
  const ask = await api.as('chen');
  const { data } = await ask('{ tenants { slug untaught { source operation events } } }');
  const untaught = [{ source: 'microsoft-365', operation: 'OddOperation', events: 1 }];
  expect(data!.tenants).toEqual([
    { slug: 'acme', untaught: [] },
    { slug: 'borealis', untaught },
    { slug: 'cobalt', untaught: [] },
  ]);
});

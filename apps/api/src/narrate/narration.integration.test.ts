import { investigate, noDecisions, type EvidenceEvent, type Incident } from '@nightjar/core';
import { inTenant, saveIncidents } from '@nightjar/db';
import { startNarrator, type NarratorEmulator } from '@nightjar/testkit';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { startApi, type Api } from '../client.fixture.ts';
import { askNarrator } from './ask-narrator.ts';
import { breachOf, eventIdOf, incidentOf, t0, tenantId, type Name } from '../world.fixture.ts';

let narrator: NarratorEmulator;
let silent: Api;
let api: Api;

const signIn: EvidenceEvent = {
  id: eventIdOf('borealis'),
  uid: 'record-1',
  time: t0,
  operation: 'UserLoggedIn',
  ip: '203.0.113.7',
  asn: 64500,
  asnName: 'Example',
  country: 'DE',
  ipClass: 'hosting',
  clientFamily: 'Outlook / Windows',
  application: null,
  session: null,
  outcome: 'Success',
  errorCode: null,
};

/** What is told of the tenant's incident where its breach stands on an event. */
function toldOnEvent(): Incident {
  const breaches = [{ ...breachOf('borealis'), evidence: [signIn] }];
  const of = { tenantId: tenantId('borealis'), breaches, decisions: noDecisions };
  return incidentOf('borealis', { event: investigate(of).incidents[0]!.event! });
}

beforeAll(async () => {
  narrator = await startNarrator();
  silent = await startApi();
  api = await startApi({ narrator: { url: narrator.url, model: 'obedient' } });
  await inTenant(api.db.open('analyst'), tenantId('borealis'), (tx) =>
    saveIncidents(tx, [toldOnEvent()], t0),
  );
});
beforeEach(() => void (narrator.mood = 'obedient'));
afterEach(() => void (api.faults.length = 0));
afterAll(async () => {
  await Promise.all([api?.stop(), silent?.stop()]);
  await narrator?.stop();
});

const text = `query ($tenant: String!, $id: ID!) {
  incident(tenant: $tenant, id: $id) {
    narration { text evidence } event { summary { what { text evidence } why { text } } }
  }
}`;
const ask = async (of: Api, name: Name = 'lund', slug = 'borealis') => {
  const { data, errors } = await (
    await of.as(name)
  )(text, { tenant: slug, id: incidentOf(slug).id });
  expect(errors).toEqual([]);
  return data!.incident!;
};

test('what a narrator says again is told with its evidence, and what it made up is not', async () => {
  const { narration, event } = await ask(api);
  expect(narration!.length).toBeGreaterThan(0);
  const { what, why } = event!.summary!;
  const told = [...what!, ...why!].map((one) => one.text as unknown as string);
  for (const { text: said } of narration!) expect(told).toContain(said);
  expect(narration![0]!.evidence).toEqual(what![0]!.evidence);
});

test('by default nothing is narrated, and nobody is asked', async () => {
  const before = narrator.answered;
  expect((await ask(silent)).narration).toBeNull();
  expect(narrator.answered).toBe(before);
});

test('an incident of which nothing stands on an event is told to no narrator', async () => {
  const before = narrator.answered;
  expect((await ask(api, 'chen', 'acme')).narration).toEqual([]);
  expect(narrator.answered).toBe(before);
});

test("another tenant's incident is told to no narrator", async () => {
  const before = narrator.answered;
  expect(await ask(api, 'lund', 'acme')).toBeNull();
  expect(narrator.answered).toBe(before);
});

test.each([
  ['fails', 'failing', /503/],
  ['answers without an end', 'endless', /too much/],
] as const)('where the narrator %s, the incident is told without it', async (_, mood, fault) => {
  narrator.mood = mood;
  const { narration, event } = await ask(api);
  expect(narration).toBeNull();
  expect(event).not.toBeNull();
  expect(api.faults.map(String).join()).toMatch(fault);
});

test('where nobody listens, asking fails', async () => {
  const gone = await startNarrator();
  await gone.stop();
  const facts = [{ id: 'F1', text: 'It began.' }];
  await expect(askNarrator({ url: gone.url, model: 'obedient' }, facts)).rejects.toThrow(
    'fetch failed',
  );
});

test('whether it can be asked for is told without asking the narrator', async () => {
  const flag = `query ($tenant: String!, $id: ID!) { incident(tenant: $tenant, id: $id) { isNarratable } }`;
  const of = { tenant: 'borealis', id: incidentOf('borealis').id };
  const told = async (one: Api) => (await (await one.as('lund'))(flag, of)).data!.incident;
  expect(await told(api)).toEqual({ isNarratable: true });
  expect(await told(silent)).toEqual({ isNarratable: false });
});

import { stableId } from '@nightjar/core';
import { findBrokenLink, inTenant, listAudit, listIncidents, saveBreaches } from '@nightjar/db';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { wireAnalyst } from '../../apps/analyst/src/analyst.module.ts';
import { keepIncidents } from '../../apps/analyst/src/keep-incidents.ts';
import { startApi, type Api } from '../../apps/api/src/client.fixture.ts';
import { documents } from '../../apps/api/src/documents.fixture.ts';
import { breachOf, t0, tenantId } from '../../apps/api/src/world.fixture.ts';
import { openLog } from '../../packages/service/src/open-log.ts';

const dayMs = 86_400_000;
const tenant = 'acme';
const owner = tenantId(tenant);
const subject = breachOf(tenant).subject;
let api: Api;
let ends: (() => Promise<unknown>)[];
type Ask = Awaited<ReturnType<Api['as']>>;
let chen: Ask;
beforeAll(async () => {
  api = await startApi();
  ends = [];
  const db = api.db.open('analyst');
  const now = () => t0 + api.clock.ms;
  const env = { NIGHTJAR_INCIDENTS_EVERY_MS: '1000000000' };
  const onStop = (end: () => Promise<unknown>) => void ends.push(end);
  wireAnalyst({ db, bus: api.bus, log: openLog('analyst', 'error'), env, now, onStop });
  // Three stories: the breach of the world, and two of weeks later that share nothing with it.
  const more = [1, 2].map((n) => {
    const time = t0 + n * 40 * dayMs;
    return { ...breachOf(tenant), id: stableId('breach', `late ${n}`), time, endTime: time };
  });
  await inTenant(api.db.open('evaluator'), owner, (tx) => saveBreaches(tx, more, { knownAt: t0 }));
  await keepIncidents({ db, bus: { publish: async () => undefined }, tenantId: owner, now: t0 });
  chen = await api.as('chen');
});
afterAll(async () => {
  for (const end of ends) await end();
  await api.stop();
});

const open = async () =>
  (await inTenant(api.db.open('analyst'), owner, (tx) => listIncidents(tx, {}))).toSorted(
    (a, b) => a.start - b.start,
  );
const decide = async (document: 'merge' | 'split', variables: object, ask = chen) =>
  (await ask(documents[document], { tenant, ...variables })).data!.decided!;
const activity = async (id: string) =>
  (await chen(documents.incident, { tenant, id })).data!.incident!.activity!.map(
    ({ text }) => text as string,
  );

test('a merge and a split are done when the answer comes', async () => {
  const [first, second] = await open();
  const merged = await decide('merge', { id: first!.id, with: second!.displayId.toLowerCase() });
  expect(merged).toMatchObject({ __typename: 'IncidentDecided', incident: { id: first!.id } });
  expect((await open()).map(({ breachIds }) => breachIds.length)).toEqual([2, 1]);
  const split = await decide('split', { id: second!.id, breaches: second!.breachIds });
  expect(split).toMatchObject({ __typename: 'IncidentDecided', incident: { id: first!.id } });
  expect((await open()).map(({ breachIds }) => breachIds.length)).toEqual([1, 1, 1]);
  const said = ['Merged it with another incident.', 'Split it in two.'];
  expect(await activity(first!.id)).toEqual(expect.arrayContaining(said));
});

test('of two who decide on one revision the second is refused, and both are told in the activity', async () => {
  const [first, second, third] = await open();
  const { id, revision } = first!;
  const answers = await Promise.all(
    [second, third].map((other) => decide('merge', { id, revision, with: other!.id })),
  );
  const names = answers.map(({ __typename, reason }) => [__typename, reason ?? '']);
  expect(names.toSorted()).toEqual([
    ['AnalystRefused', 'STALE'],
    ['IncidentDecided', ''],
  ]);
  expect(await open()).toHaveLength(2);
  expect(await activity(id)).toContain(
    'Asked to merge it with another incident, in vain: it has changed since you looked: look again.',
  );
});

test('what cannot be is refused with its reason', async () => {
  const [first, second] = await open();
  const { id } = first!;
  expect(await decide('merge', { id, with: id })).toMatchObject({ reason: 'SAME' });
  const wrong = { id: second!.id, breaches: first!.breachIds };
  expect(await decide('split', wrong)).toMatchObject({ reason: 'NOT_HELD' });
  for (const breaches of [[], first!.breachIds])
    expect(await decide('split', { id, breaches })).toMatchObject({ reason: 'NOT_PARTED' });
  const names = ['x', "' or true --", stableId('none')];
  for (const breaches of names)
    expect(await decide('split', { id, breaches: [breaches] })).toMatchObject({
      reason: 'NOT_HELD',
    });
  const many = Array.from({ length: 1_001 }, (_, n) => stableId('many', String(n)));
  expect(await decide('split', { id, breaches: many })).toMatchObject({ field: 'breaches' });
});

const investigateText = `mutation ($tenant: String!, $incident: ID, $entity: String, $from: DateTime, $to: DateTime) {
  done: investigate(tenant: $tenant, incident: $incident, entity: $entity, from: $from, to: $to) {
    __typename
    ... on Investigation { id steps { kind phrase { text } } incidents { id } }
    ... on InvalidInput { field message } ... on NotFound { message } ... on TooMany { retryAfterSeconds }
  }
}`;
const investigate = async (variables: object, ask = chen) => {
  const { data, errors } = await ask(investigateText, { tenant, ...variables });
  expect(errors).toEqual([]);
  return data!.done!;
};
const iso = (ms: number) => new Date(ms).toISOString();
const span = { from: iso(t0 - dayMs), to: iso(t0 + dayMs) };
const lookUp = `query ($tenant: String!, $id: ID!) { investigation(tenant: $tenant, id: $id) { id steps { kind } } }`;

test('a person has the analyst look, and the incident tells who asked, what was searched and what was found', async () => {
  const [first] = await open();
  const done = await investigate({ entity: subject.slice('user:'.length), ...span });
  expect(done).toMatchObject({ __typename: 'Investigation', incidents: [{ id: first!.id }] });
  expect(done.steps!.map(({ kind }) => kind)).toContain('verdict');
  // Which two were merged before is a race: the story may reach to the third.
  const again = await investigate({ incident: first!.displayId });
  expect(again.incidents!.map(({ id }) => id)).toContain(first!.id);
  const shown = (await chen(documents.incident, { tenant, id: first!.id })).data!.incident!;
  const told = shown.versions!.filter(({ askedBy }) => askedBy !== null);
  expect(told.map(({ askedBy, investigation }) => [askedBy, investigation!.length > 2])).toEqual(
    Array(2).fill(['chen', true]),
  );
  expect(await activity(first!.id)).toContain('Had the analyst look at it again.');
  const later = await chen(lookUp, { tenant, id: done.id });
  expect(later.data!.investigation).toMatchObject({ id: done.id });
});

test.each([
  ['neither', {}, 'incident'],
  ['both', { incident: 'INC-ACME00', entity: subject, ...span }, 'incident'],
  ['no time', { entity: subject }, 'to'],
  ['a time that ends before it begins', { entity: subject, from: span.to, to: span.from }, 'to'],
  ['more than a month', { entity: subject, from: iso(t0), to: iso(t0 + 32 * dayMs) }, 'to'],
  ['a name without end', { entity: 'x'.repeat(9_000), ...span }, 'entity'],
])('%s is refused', async (_, variables, field) => {
  expect(await investigate(variables)).toMatchObject({ __typename: 'InvalidInput', field });
});

test('nobody asks of a tenant that is not theirs, and no answer leaves it', async () => {
  const done = await investigate({ entity: subject, ...span });
  const [first] = await open();
  for (const name of ['other', 'lund', 'sand'] as const) {
    const ask = await api.as(name);
    expect(await investigate({ entity: subject, ...span }, ask)).toMatchObject({
      __typename: 'NotFound',
    });
    expect((await ask(lookUp, { tenant, id: done.id })).data!.investigation).toBeNull();
    const other = { id: first!.id, with: stableId('none') };
    expect(await decide('merge', other, ask)).toMatchObject({ __typename: 'NotFound' });
  }
  // The same id, asked of a tenant that is theirs.
  const lund = await api.as('lund');
  const elsewhere = await lund(lookUp, { tenant: 'borealis', id: done.id });
  expect(elsewhere.data!.investigation).toBeNull();
  // A viewer reads, and asks for nothing.
  const sand = await api.as('sand');
  const theirs = { tenant: 'borealis', entity: subject, ...span };
  expect(await investigate(theirs, sand)).toMatchObject({ __typename: 'NotFound' });
});

test('a tenant has its thirty looks an hour, whoever asks, and others have theirs', async () => {
  const ask = await api.as('lead');
  const about = { tenant: 'cobalt', entity: subject, ...span };
  const answers = [];
  for (let n = 0; n < 31; n += 1) {
    api.clock.ms += 1;
    answers.push((await investigate(about, n % 2 === 0 ? ask : chen)).__typename as string);
  }
  expect(answers.slice(0, 30)).toEqual(Array(30).fill('Investigation'));
  expect(await investigate(about)).toMatchObject({ __typename: 'TooMany' });
  expect(await investigate({ ...about, tenant: 'borealis' })).toMatchObject({
    __typename: 'Investigation',
  });
});

test('each request is in the audit log once, in a chain that holds', async () => {
  const chain = await inTenant(api.db.open('api'), owner, (tx) => listAudit(tx, 0, 100));
  const actions = chain.map(({ action }) => action);
  expect(actions.slice(0, 4)).toEqual([
    'incident.merge',
    'incident.split',
    'incident.merge',
    'incident.merge',
  ]);
  expect(actions).toContain('incident.investigate');
  expect(findBrokenLink(chain)).toBeUndefined();
});

import { eventId, sources, type OcsfEvent } from '@nightjar/core';
import { insertBatch, insertEvents, inTenant, packBlock, saveBreaches } from '@nightjar/db';
import { makeBreach, makeEventRow } from '@nightjar/db/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startApi, type Api } from '../client.fixture.ts';
import { t0, tenantId } from '../world.fixture.ts';

const hourMs = 3_600_000;
const ana = 'user:ana@borealis.example';
const batchId = 'ba7c0000-0000-8000-8000-0000000000ee';
const idAt = (n: number, time: number) =>
  eventId({ tenantId: tenantId('borealis'), source: 'microsoft-365', uid: `search-${n}`, time });
const ip = '198.51.100.9';
const rows = [
  { time: t0 - 3 * hourMs, operation: 'UserLoggedIn', outcome: 2 },
  { time: t0 - 3 * hourMs + 60_000, operation: 'UserLoggedIn', outcome: 1 },
  { time: t0 - hourMs, operation: 'New-InboxRule', outcome: 1, clientFamily: null },
  { time: t0 - 30 * hourMs, operation: 'Send', outcome: 99, subject: 'user:bo@borealis.example' },
].map(({ time, ...more }, n) =>
  makeEventRow(n, { id: idAt(n, time), subject: ana, ip, asn: 64_500, country: 'KW', ...more }),
);
const cited = rows[2]!.id;
const ocsf = (n: number): OcsfEvent => ({
  class_uid: 6001,
  category_uid: 6,
  activity_id: 1,
  type_uid: 600_101,
  severity_id: 1,
  status_id: 1,
  status_detail: 'x'.repeat(900),
  time: t0 - hourMs,
  metadata: {
    version: '1.8.0',
    uid: `search-${n}`,
    event_code: rows[n]!.operation,
    product: { name: 'Microsoft 365', vendor_name: 'Microsoft', feature: { name: 'Exchange' } },
  },
  actor: { user: { name: 'ana@borealis.example', email_addr: 'ana@borealis.example', type_id: 1 } },
  http_request: { user_agent: '<b>BAV2ROPC</b>' },
});

let api: Api;
let ask: Awaited<ReturnType<Api['as']>>;
beforeAll(async () => {
  api = await startApi();
  await inTenant(api.db.open('connectors'), tenantId('borealis'), async (tx) => {
    await insertEvents(tx, { id: batchId, knownAt: t0 }, rows);
    const body = await packBlock(rows.map(({ id }, n) => ({ id, ocsf: ocsf(n), raw: '{}' })));
    const ids = rows.map(({ id }) => id).sort();
    const span = { minId: ids[0]!, maxId: ids.at(-1)! };
    await insertBatch(tx, { id: batchId, storedAt: t0, eventCount: rows.length, ...span, body });
  });
  const evidence = [{ ...makeBreach(5).evidence[0]!, id: cited, time: t0 - hourMs }];
  const span = { time: t0 - hourMs, endTime: t0 - hourMs };
  const breach = {
    tenantId: tenantId('borealis'),
    subject: `ip:${ip}`,
    evidence,
    ...span,
  } as const;
  await inTenant(api.db.open('evaluator'), tenantId('borealis'), (tx) =>
    saveBreaches(tx, [makeBreach(5, breach)], { knownAt: t0 }),
  );
  ask = await api.as('chen');
});
afterAll(() => api?.stop());

const facetsText = `query ($filter: EventFilter!) {
  eventFacets(filter: $filter) {
    counted isWhole facets { field values { value count } } hours { at count }
  }
}`;
const facetsOf = async (filter: object) =>
  (await ask(facetsText, { filter: { tenant: 'borealis', ...filter } })).data!.eventFacets!;
const pageText = `query ($filter: EventFilter!) {
  events(filter: $filter) { edges { node {
    id breaches { id }
    about { subjectName service target { kind name } userAgent message asnName }
  } } }
}`;
const pageOf = async (filter: object) => {
  const { data, errors } = await ask(pageText, { filter: { tenant: 'borealis', ...filter } });
  expect(errors).toEqual([]);
  return data!.events!.edges!.map(({ node }) => node!);
};

test('a search is narrowed by every column, and what cannot be finds nothing', async () => {
  const all = { subject: ana };
  const own = rows.filter(({ subject }) => subject === ana);
  expect((await pageOf(all)).map(({ id }) => id)).toEqual(own.map(({ id }) => id).toReversed());
  for (const [filter, found] of [
    [{ asn: 64_500 }, 3],
    [{ country: 'KW' }, 3],
    [{ ip }, 3],
    [{ ipClass: 'none' }, 3],
    [{ source: sources[rows[0]!.source] }, 3],
    [{ clientFamily: 'Outlook / Windows' }, 2],
    [{ operation: 'New-InboxRule' }, 1],
    [{ outcome: 'failure' }, 1],
    [{ from: new Date(t0 - 2 * hourMs).toISOString() }, 1],
    [{ to: new Date(t0 - 2 * hourMs).toISOString() }, 2],
    [{ asn: 1 }, 0],
    [{ country: 'DE' }, 0],
    [{ session: 'none' }, 0],
    [{ ip: 'no address' }, 0],
    [{ outcome: 'sideways' }, 0],
    [{ source: 'no feed' }, 0],
    [{ operation: 'a\0b' }, 0],
    [{ country: '\0' }, 0],
    [{ clientFamily: 'x'.repeat(5_000) }, 0],
    [{ asn: 4_200_000_001 }, 0],
    [{ asn: 1e300 }, 0],
    [{ asn: 1.5 }, 0],
  ] as const) {
    expect([filter, await pageOf({ ...all, ...filter })]).toMatchObject([
      filter,
      { length: found },
    ]);
    expect([filter, await facetsOf({ ...all, ...filter })]).toMatchObject([
      filter,
      { counted: found },
    ]);
  }
});

test('a private network’s number is told and looked for, though it is longer than half a word', async () => {
  const text = `query { events(filter: { tenant: "borealis", asn: 4200000001 }) { edges { node { asn } } } }`;
  const { data, errors } = await ask(text, {});
  expect(errors).toEqual([]);
  expect(data!.events!.edges!.map(({ node }) => node!.asn)).toEqual([4_200_000_001]);
});

test('each column’s most frequent values are counted, and the hours', async () => {
  const { counted, isWhole, facets, hours } = await facetsOf({ subject: ana });
  expect({ counted, isWhole }).toEqual({ counted: 3, isWhole: true });
  const of = (field: string) => facets!.find((one) => one.field === field)!.values;
  expect(of('OPERATION')).toEqual([
    { value: 'UserLoggedIn', count: 2 },
    { value: 'New-InboxRule', count: 1 },
  ]);
  expect(of('OUTCOME')).toEqual([
    { value: 'success', count: 2 },
    { value: 'failure', count: 1 },
  ]);
  expect(of('ASN')).toEqual([{ value: '64500', count: 3 }]);
  expect(of('CLIENT_FAMILY')).toEqual([{ value: 'Outlook / Windows', count: 2 }]);
  expect(hours).toEqual([
    { at: new Date(t0 - 3 * hourMs).toISOString(), count: 2 },
    { at: new Date(t0 - hourMs).toISOString(), count: 1 },
  ]);
});

test('what neither succeeded nor failed is unknown, whatever the record calls it', async () => {
  const bo = { subject: 'bo@borealis.example' };
  const { facets } = await facetsOf(bo);
  expect(facets!.find(({ field }) => field === 'OUTCOME')!.values).toEqual([
    { value: 'unknown', count: 1 },
  ]);
  expect(await pageOf({ ...bo, outcome: 'unknown' })).toHaveLength(1);
  expect(await pageOf({ ...bo, outcome: 'success' })).toEqual([]);
});

test('an event says what its record says, and which breaches cite it', async () => {
  const [rule, signIn] = await pageOf({ subject: ana });
  expect(rule).toMatchObject({
    breaches: [{ id: makeBreach(5).id }],
    about: { subjectName: 'ana@borealis.example', service: 'Exchange' },
  });
  expect(rule!.about).toMatchObject({ userAgent: '<b>BAV2ROPC</b>', message: 'x'.repeat(500) });
  expect(signIn!.breaches).toEqual([]);
});

test('nobody sees another partner’s events, nor how many there are', async () => {
  const other = await api.as('other');
  const { data } = await other(facetsText, { filter: { tenant: 'borealis' } });
  const unknown = await other(facetsText, { filter: { tenant: 'nowhere' } });
  expect(data!.eventFacets).toEqual(unknown.data!.eventFacets);
  expect(data!.eventFacets).toMatchObject({ counted: 0, hours: [] });
});

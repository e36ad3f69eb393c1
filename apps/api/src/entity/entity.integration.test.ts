import { makeScoredAct } from '@nightjar/core/testing';
import {
  insertEvents,
  inTenant,
  packScores,
  saveBaselineDays,
  saveBatchScores,
} from '@nightjar/db';
import { makeEventRow } from '@nightjar/db/testing';
import { isoDay, stableId, type ScoredAct } from '@nightjar/core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startApi, type Api } from '../client.fixture.ts';
import { breachOf, incidentOf, t0, tenantId } from '../world.fixture.ts';

let api: Api;
let ask: Awaited<ReturnType<Api['as']>>;
const key = 'user:j.ortega@borealis.example';
const today = Math.floor(t0 / 86_400_000);
const packed = {
  active: true,
  values: { asn: ['AS3320'], country: ['DE'], application: ['00000002-0000-0ff1'] },
  rates: { failures: 4 },
  peerGroup: { uid: 'g1', name: 'Finance' },
};

beforeAll(async () => {
  api = await startApi();
  const id = tenantId('borealis');
  await inTenant(api.db.open('baseline'), id, (tx) =>
    saveBaselineDays(
      tx,
      [3, 4, 5, 100].map((back) => ({ entity: key, day: isoDay(today - back), packed })),
    ),
  );
  const applicationId = '00000002-0000-0ff1';
  await storeAct(7, { application: 'Exchange Online', applicationId });
  // What came later, each by itself, names nothing.
  for (const n of [8, 9, 10, 11, 12]) await storeAct(n, {});
  ask = await api.as('lund');
});
afterAll(() => api?.stop());

async function storeAct(n: number, more: Partial<ScoredAct>): Promise<void> {
  const id = tenantId('borealis');
  const batchId = stableId('entity', 'batch', String(n));
  const row = makeEventRow(n, { subject: key, position: 0 });
  await inTenant(api.db.open('connectors'), id, (tx) =>
    insertEvents(tx, { id: batchId, knownAt: t0 }, [row]),
  );
  const acts = [makeScoredAct(row.id, { subject: key, ...more })];
  const body = await packScores({ generation: 0, acts });
  await inTenant(api.db.open('baseline'), id, (tx) => saveBatchScores(tx, batchId, body));
}

const text = `query Entity($tenant: String!, $key: String!) {
  entity(tenant: $tenant, key: $key) {
    tenant { slug } entity { key name } kind firstSeenOn lastSeenAt
    baseline { standing activeDays maturity from to sentences { about text n named { id name } } }
    breaches { id tenant { slug } observations { firstSeenOn } } incidents { id tenant { slug } clocks { minutesLeft } }
  }
}`;

test.each([key, 'J.Ortega@Borealis.example'])(
  '%s is told with its baseline, breaches and incidents',
  async (named) => {
    const { data, errors } = await ask(text, { tenant: 'borealis', key: named });
    expect(errors).toEqual([]);
    expect(data!.entity).toMatchObject({
      tenant: { slug: 'borealis' },
      entity: { key, name: 'J. Ortega' },
      kind: 'user',
      firstSeenOn: isoDay(today - 100),
      lastSeenAt: expect.stringContaining('2026-03-12'),
      baseline: {
        standing: 'Learning: 4 of 10 active days; cannot judge yet.',
        from: isoDay(today - 91),
        to: '2026-03-10',
      },
      breaches: [{ id: breachOf('borealis').id }],
      // As of now: of half an hour less than a minute is over.
      incidents: [{ id: incidentOf('borealis').id, clocks: [{ minutesLeft: 29 }, {}, {}] }],
    });
    const sentences = data!.entity!.baseline!.sentences!.map(
      (one) => one.text as unknown as string,
    );
    // A day of a hundred days ago is no part of it.
    expect(sentences).toContain('On 3 of 4 active days from AS3320 in DE, on 1 from AS2.');
    expect(sentences).toContain('At most 4 failed sign-ins in an hour (4 days).');
    expect(sentences).toContain(
      'Compared with the others of \u201cFinance\u201d, the smallest group of five or more in the directory.',
    );
  },
);

test.each([
  ['a foreign tenant', 'dunes', key],
  ['an unknown tenant', 'nowhere', key],
  ['an entity that nobody saw', 'borealis', 'user:nobody@borealis.example'],
  ['a name that no entity can have', 'borealis', `user:${'x'.repeat(500)}\0`],
])('%s answers with nothing', async (_, tenant, named) => {
  const { data, errors } = await ask(text, { tenant, key: named });
  expect(errors).toEqual([]);
  expect(data).toEqual({ entity: null });
});

test('what is known of an entity in one tenant is not told in another that has it, too', async () => {
  const { data } = await (await api.as('other'))(text, { tenant: 'dunes', key });
  expect(data!.entity).toMatchObject({
    tenant: { slug: 'dunes' },
    baseline: { activeDays: 1 },
    breaches: [{ id: breachOf('dunes').id, tenant: { slug: 'dunes' } }],
    incidents: [{ tenant: { slug: 'dunes' } }],
  });
});

test('an application is told by the name that its events give it, and by its id, in its own tenant', async () => {
  const of = async (name: 'lund' | 'other', tenant: string) =>
    (await (await api.as(name))(text, { tenant, key })).data!.entity!.baseline!.sentences!.find(
      ({ about }) => (about as unknown as string) === 'application',
    );
  expect(await of('lund', 'borealis')).toMatchObject({
    text: expect.stringContaining('Exchange Online'),
    named: [{ id: '00000002-0000-0ff1', name: 'Exchange Online' }],
  });
  const dunes = tenantId('dunes');
  await inTenant(api.db.open('baseline'), dunes, (tx) =>
    saveBaselineDays(tx, [{ entity: key, day: isoDay(today - 3), packed }]),
  );
  expect(await of('other', 'dunes')).toMatchObject({
    text: expect.stringContaining('00000002-0000-0ff1'),
    named: [],
  });
});

import { inTenant, listAudit } from '@nightjar/db';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startApi, type Api } from '../client.fixture.ts';
import { documents } from '../documents.fixture.ts';
import { incidentOf, tenantId, type Name } from '../world.fixture.ts';

let api: Api;
beforeAll(async () => void (api = await startApi()));
afterAll(() => api?.stop());

const text = `mutation ($tenant: String!, $hours: Float!) {
  changed: setServiceLevel(tenant: $tenant, severity: CRITICAL, respondHours: $hours, containHours: 2, closeHours: 9) {
    __typename
    ... on ServiceLevelsChanged { tenant { serviceLevels { severity respondHours closeHours } } }
    ... on InvalidInput { field } ... on NotFound { message }
  }
}`;
const set = async (name: Name, tenant: string, hours: number) =>
  (await (await api.as(name))(text, { tenant, hours })).data!.changed!;

test('an admin agrees hours, the clocks follow, and the audit log tells who', async () => {
  const changed = await set('boss', 'borealis', 1.5);
  expect(changed.tenant!.serviceLevels![0]).toEqual({
    severity: 'CRITICAL',
    respondHours: 1.5,
    closeHours: 9,
  });
  expect(changed.tenant!.serviceLevels).toHaveLength(4);
  const clocksOf = async (slug: string) => {
    const one = { tenant: slug, id: incidentOf(slug).id };
    const { data } = await (await api.as('chen'))(documents.incident, one);
    return data!.incident!.clocks!.map(({ minutesLeft }) => minutesLeft);
  };
  expect(await clocksOf('borealis')).toEqual([89, 119, 539]);
  expect(await clocksOf('acme')).toEqual([29, 239, 4319]);
  const chain = await inTenant(api.db.open('api'), tenantId('borealis'), (tx) =>
    listAudit(tx, 0, 5),
  );
  expect(chain[0]).toMatchObject({
    action: 'serviceLevel.set',
    before: { respond: 0.5 },
    after: { respond: 1.5 },
  });
});

test.each([0, -1, 9_000, 1e9, 1e-60, 0.001])('%d hours are refused', async (hours) => {
  expect(await set('boss', 'borealis', hours)).toMatchObject({ field: 'respondHours' });
});

test('to respond may not take longer than to contain, and hours are kept to the minute', async () => {
  expect(await set('boss', 'borealis', 2.5)).toMatchObject({ field: 'containHours' });
  const { tenant } = await set('boss', 'borealis', 1 / 3);
  expect(Number(tenant!.serviceLevels![0]!.respondHours) * 60).toBeCloseTo(20, 9);
});

test('what is no number is refused before anybody reads it', async () => {
  const { errors } = await (await api.as('boss'))(text, { tenant: 'borealis', hours: 'NaN' });
  expect(errors[0]!.message).toMatch(/Float/);
});

test.each([
  ['an analyst', 'chen', 'cobalt'],
  ['a viewer', 'sand', 'borealis'],
  ["another tenant's admin", 'boss', 'cobalt'],
  ["an admin in another MSSP's tenant", 'lead', 'dunes'],
  ['anybody, where nothing is', 'lead', 'nowhere'],
] as const)('%s agrees nothing, and is told as little', async (_, name, slug) => {
  const refused = { __typename: 'NotFound', message: 'No such tenant.' };
  expect(await set(name, slug, 3)).toEqual(refused);
});

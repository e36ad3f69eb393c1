import { inTenant, listAudit, listEgressNetworks } from '@nightjar/db';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startApi, type Api } from '../client.fixture.ts';
import { t0, tenantId, type Name } from '../world.fixture.ts';

let api: Api;
beforeAll(async () => void (api = await startApi()));
afterAll(() => api?.stop());

const shown = `__typename
  ... on EgressChanged { tenant { slug egress { network note declaredAt declaredBy { name } } } }
  ... on InvalidInput { field message }
  ... on NotFound { message }`;
const declareText = `mutation ($tenant: String!, $network: String!, $note: String!) {
  changed: declareEgress(tenant: $tenant, network: $network, note: $note) { ${shown} }
}`;
const withdrawText = `mutation ($tenant: String!, $network: String!) {
  changed: withdrawEgress(tenant: $tenant, network: $network) { ${shown} }
}`;
const ask = async (name: Name, text: string, variables: object) =>
  (await (await api.as(name))(text, variables)).data!.changed!;
const declare = (name: Name, tenant: string, network: string) =>
  ask(name, declareText, { tenant, network, note: ' Head office ' });

const rowsOf = (slug: string) => inTenant(api.db.open('api'), tenantId(slug), listEgressNetworks);
const auditOf = (slug: string) =>
  inTenant(api.db.open('api'), tenantId(slug), (tx) => listAudit(tx, 0, 100));

test('an admin declares networks, each once and as it is written best; the audit log tells who', async () => {
  const first = await declare('boss', 'borealis', '203.0.113.77/24');
  const declaredAt = new Date(t0 + api.clock.ms).toISOString();
  const office = { network: '203.0.113.0/24', note: 'Head office', declaredAt };
  expect(first).toMatchObject({
    __typename: 'EgressChanged',
    tenant: { egress: [{ ...office, declaredBy: { name: 'boss' } }] },
  });
  api.clock.ms += 1;
  const second = await declare('lead', 'borealis', 'as64500');
  expect(second.tenant!.egress!.map(({ network }) => network)).toEqual([
    '203.0.113.0/24',
    'AS64500',
  ]);
  expect(await declare('lead', 'borealis', '203.0.113.0/24')).toMatchObject({ field: 'network' });
  const entries = (await auditOf('borealis')).filter(({ action }) => action === 'egress.declare');
  expect(entries.map(({ object }) => object)).toEqual([
    'network:203.0.113.0/24',
    'network:AS64500',
  ]);
  expect(entries[0]).toMatchObject({ after: { note: 'Head office' } });
});

test('what is declared can be taken back, once', async () => {
  await declare('lead', 'acme', '2001:db8::1');
  const withdraw = () => ask('lead', withdrawText, { tenant: 'acme', network: '2001:DB8::1/128' });
  expect(await withdraw()).toMatchObject({ tenant: { slug: 'acme', egress: [] } });
  expect(await withdraw()).toEqual({ __typename: 'NotFound', message: 'No such network.' });
  const entries = await auditOf('acme');
  expect(entries.at(-1)).toMatchObject({
    action: 'egress.withdraw',
    before: { network: '2001:db8::1/128', note: 'Head office' },
  });
});

test.each([
  ['no network', 'gateway.example', 'network'],
  ['half the internet', '0.0.0.0/1', 'network'],
  ['a provider', '2a00::/12', 'network'],
  ['a number from which anybody rents', 'AS14061', 'network'],
  ['a number to which anybody subscribes', 'AS21928', 'network'],
] as const)('%s is refused', async (_, network, field) => {
  expect(await declare('lead', 'cobalt', network)).toMatchObject({
    __typename: 'InvalidInput',
    field,
  });
  expect(await rowsOf('cobalt')).toEqual([]);
});

test('a note is asked for', async () => {
  const said = { tenant: 'cobalt', network: '203.0.113.0/24', note: ' ' };
  expect(await ask('lead', declareText, said)).toMatchObject({ field: 'note' });
});

test.each([
  ['an analyst', 'chen', 'cobalt'],
  ['a viewer', 'sand', 'borealis'],
  ["another MSSP's analyst", 'other', 'cobalt'],
  ["another tenant's admin", 'boss', 'cobalt'],
  ["an admin in another MSSP's tenant", 'lead', 'dunes'],
  ['anybody, where nothing is', 'lead', 'nowhere'],
] as const)('%s changes nothing, and is told as little', async (_, name, slug) => {
  const before = await rowsOf(slug);
  const refused = { __typename: 'NotFound', message: 'No such tenant.' };
  expect(await declare(name, slug, '198.51.100.0/24')).toEqual(refused);
  expect(await ask(name, withdrawText, { tenant: slug, network: 'AS64500' })).toEqual(refused);
  expect(await rowsOf(slug)).toEqual(before);
});

test('each sees the networks of their own tenants alone', async () => {
  await declare('lead', 'cobalt', '192.0.2.0/24');
  const seenBy = async (name: Name) => {
    const { data } = await (await api.as(name))('{ tenants { slug egress { network } } }');
    return data!.tenants!.filter(({ egress }) => egress!.length > 0).map(({ slug }) => slug);
  };
  expect(await seenBy('chen')).toEqual(['borealis', 'cobalt']);
  expect(await seenBy('sand')).toEqual(['borealis']);
  expect(await seenBy('other')).toEqual([]);
});

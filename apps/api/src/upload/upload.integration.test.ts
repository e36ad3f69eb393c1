import { createHash } from 'node:crypto';
import { findPushToken, inHouse, inTenant, listAudit } from '@nightjar/db';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startApi, type Api } from '../client.fixture.ts';
import { t0, tenantId, type Name } from '../world.fixture.ts';

let api: Api;
beforeAll(async () => void (api = await startApi()));
afterAll(() => api?.stop());

const text = `mutation ($tenant: String!) {
  made: createUploadTicket(tenant: $tenant) {
    __typename
    ... on UploadTicket { ticket expiresAt }
    ... on TooMany { message retryAfterSeconds }
    ... on NotFound { message }
  }
}`;
const askAs = async (name: Name, tenant: string) =>
  (await (await api.as(name))(text, { tenant })).data!.made!;

const pushedTo = (ticket: string, at: number) =>
  inHouse(api.db.open('connectors'), (tx) =>
    findPushToken(tx, { tokenHash: createHash('sha256').update(ticket).digest() }, at),
  );
const auditOf = (slug: string) =>
  inTenant(api.db.open('api'), tenantId(slug), (tx) => listAudit(tx, 0, 100));

test('an analyst gets a ticket that stands for this tenant alone, for an hour', async () => {
  const { ticket, expiresAt } = await askAs('lund', 'borealis');
  const until = Date.parse(expiresAt!);
  expect(until).toBe(t0 + api.clock.ms + 3_600_000);
  expect(await pushedTo(ticket!, until - 1)).toEqual({
    tenantId: tenantId('borealis'),
    name: 'upload by lund',
  });
  expect(await pushedTo(ticket!, until)).toBeUndefined();
});

test('the audit log tells who was let, without the secret', async () => {
  const before = (await auditOf('acme')).length;
  const { ticket } = await askAs('chen', 'acme');
  const entries = (await auditOf('acme')).slice(before);
  expect(entries).toHaveLength(1);
  expect(entries[0]).toMatchObject({ action: 'upload.permit', after: { name: 'upload by chen' } });
  expect(entries[0]!.personId).not.toBeNull();
  expect(JSON.stringify(entries)).not.toContain(ticket);
});

test.each([
  ['a viewer', 'sand', 'borealis'],
  ["another MSSP's analyst", 'other', 'borealis'],
  ['an analyst elsewhere', 'lund', 'acme'],
  ['anybody, where nothing is', 'chen', 'nowhere'],
] as const)('%s gets none, and nothing is written', async (_, name, slug) => {
  const before = (await auditOf('borealis')).length;
  expect(await askAs(name, slug)).toEqual({ __typename: 'NotFound', message: 'No such tenant.' });
  expect(await auditOf('borealis')).toHaveLength(before);
});

test('without a session there is no ticket', async () => {
  const { data, errors } = await api.ask(text, { tenant: 'borealis' });
  expect(data).toBeNull();
  expect(errors[0]!.extensions.code).toBe('UNAUTHENTICATED');
});

test('one person’s haste ends at a bound and keeps nobody else out', async () => {
  const ask = await api.as('chen');
  const kinds = new Set<string>();
  for (let n = 0; n < 120; n += 1)
    kinds.add((await ask(text, { tenant: 'cobalt' })).data!.made!.__typename as string);
  expect([...kinds]).toEqual(['UploadTicket', 'TooMany']);
  const refused = (await ask(text, { tenant: 'cobalt' })).data!.made!;
  expect(Number(refused.retryAfterSeconds)).toBeGreaterThan(0);
  expect((await askAs('lund', 'borealis')).__typename).toBe('UploadTicket');
  api.clock.ms += 15 * 60_000;
  expect((await ask(text, { tenant: 'cobalt' })).data!.made!.__typename).toBe('UploadTicket');
});

test('tickets whose time is long over are cleared away, and nobody else’s', async () => {
  const count = async () => {
    const [row] = await inHouse(api.db.open('api'), (tx) =>
      tx.query<{ tokens: number | bigint }>('select count(*) as tokens from push_tokens'),
    );
    return Number(row!.tokens);
  };
  expect(await count()).toBeGreaterThan(10);
  api.clock.ms += 6 * 86_400_000;
  const fine = await askAs('lund', 'borealis');
  const before = await count();
  expect(before).toBeGreaterThan(10);
  api.clock.ms += 1.5 * 86_400_000;
  await askAs('lund', 'borealis');
  expect(await count()).toBe(2);
  expect(await pushedTo(fine.ticket!, Date.parse(fine.expiresAt!) - 1)).toBeDefined();
});

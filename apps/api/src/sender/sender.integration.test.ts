import { createHash, createPrivateKey, sign, X509Certificate } from 'node:crypto';
import { findPushToken, inHouse, inTenant, listAudit } from '@nightjar/db';
import { makeCertificate } from '@nightjar/testkit';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startApi, type Api } from '../client.fixture.ts';
import { t0, tenantId, type Name } from '../world.fixture.ts';
import { proofText } from './read-certificate.ts';

let api: Api;
beforeAll(async () => void (api = await startApi()));
afterAll(() => api?.stop());

const admitText = `mutation ($tenant: String!, $name: String!, $certificate: String!, $proof: String!) {
  made: admitSender(tenant: $tenant, name: $name, certificate: $certificate, proof: $proof) {
    __typename
    ... on SenderAdmitted { fingerprint expiresAt }
    ... on InvalidInput { field message }
    ... on NotFound { message }
  }
}`;
const dismissText = `mutation ($tenant: String!, $fingerprint: String!) {
  made: dismissSender(tenant: $tenant, fingerprint: $fingerprint) {
    __typename
    ... on SenderDismissed { tenant { slug } }
    ... on NotFound { message }
  }
}`;
const ask = async (name: Name, text: string, variables: object) =>
  (await (await api.as(name))(text, variables)).data!.made!;

const dayMs = 86_400_000;
const newSender = () => makeCertificate({ names: ['sensor-1'], now: t0, days: 90 });
type Sender = ReturnType<typeof newSender>;

const proofOf = ({ key }: Sender, tenant: string): string => {
  const text = Buffer.from(proofText(tenant));
  return sign('sha256', text, createPrivateKey(key)).toString('base64');
};
const admitBy = (name: Name, tenant: string, { cert, proof }: { cert: string; proof: string }) =>
  ask(name, admitText, { tenant, name: ' Sensor 1 ', certificate: cert, proof });
const admit = (name: Name, tenant: string, sender: Sender) =>
  admitBy(name, tenant, { cert: sender.cert, proof: proofOf(sender, tenant) });
const dismiss = (name: Name, tenant: string, fingerprint: string) =>
  ask(name, dismissText, { tenant, fingerprint });

const hashOf = ({ cert }: Sender): Buffer =>
  createHash('sha256').update(new X509Certificate(cert).raw).digest();
const belongsTo = async (sender: Sender) => {
  const presented = { tokenHash: hashOf(sender), kind: 'certificate' } as const;
  const found = await inHouse(api.db.open('connectors'), (tx) =>
    findPushToken(tx, presented, t0 + api.clock.ms),
  );
  return found?.tenantId;
};
const auditOf = async (slug: string) => {
  const all = await inTenant(api.db.open('api'), tenantId(slug), (tx) => listAudit(tx, 0, 100));
  return all.filter(({ action }) => action.startsWith('sender.'));
};

test('an admin binds a certificate by a proof of its key, and takes it back; the audit log tells both', async () => {
  const sender = newSender();
  const fingerprint = hashOf(sender).toString('hex');
  expect(await admit('boss', 'borealis', sender)).toEqual({
    __typename: 'SenderAdmitted',
    fingerprint,
    expiresAt: new Date(t0 + 90 * dayMs).toISOString(),
  });
  expect(await belongsTo(sender)).toBe(tenantId('borealis'));
  api.clock.ms += 1;
  expect(await dismiss('boss', 'borealis', fingerprint.toUpperCase())).toEqual({
    __typename: 'SenderDismissed',
    tenant: { slug: 'borealis' },
  });
  expect(await belongsTo(sender)).toBeUndefined();
  expect(await dismiss('boss', 'borealis', fingerprint)).toMatchObject({ __typename: 'NotFound' });
  expect(await auditOf('borealis')).toMatchObject([
    { action: 'sender.admit', object: `certificate:${fingerprint}`, after: { name: 'Sensor 1' } },
    { action: 'sender.dismiss', object: `certificate:${fingerprint}` },
  ]);
});

test("a certificate without its key is nobody's to bind, nor by a proof that was made for another tenant", async () => {
  const sender = newSender();
  const refused = { __typename: 'InvalidInput', field: 'proof' };
  const wrong = ['', proofOf(newSender(), 'acme'), proofOf(sender, 'cobalt')];
  for (const proof of wrong)
    expect(await admitBy('lead', 'acme', { ...sender, proof })).toMatchObject(refused);
  expect(await belongsTo(sender)).toBeUndefined();
  expect(await admit('lead', 'acme', sender)).toMatchObject({ __typename: 'SenderAdmitted' });
});

test('what is bound is bound once; what was taken back can be bound again', async () => {
  const sender = newSender();
  const { fingerprint } = await admit('lead', 'acme', sender);
  const taken = { __typename: 'InvalidInput', field: 'certificate' };
  expect(await admit('lead', 'acme', sender)).toMatchObject(taken);
  expect(await admit('lead', 'cobalt', sender)).toMatchObject(taken);
  expect(await dismiss('lead', 'cobalt', fingerprint!)).toMatchObject({ __typename: 'NotFound' });
  expect(await belongsTo(sender)).toBe(tenantId('acme'));
  await dismiss('lead', 'acme', fingerprint!);
  await admit('lead', 'cobalt', sender);
  expect(await belongsTo(sender)).toBe(tenantId('cobalt'));
});

test('what is no certificate, or one whose time is over, is refused', async () => {
  const over = makeCertificate({ names: ['sensor-1'], now: t0 - 9 * dayMs, days: 8 });
  const refused = { __typename: 'InvalidInput', field: 'certificate' };
  expect(await admit('boss', 'borealis', over)).toMatchObject(refused);
  const none = { ...newSender(), cert: 'x'.repeat(30_000) };
  expect(await admit('boss', 'borealis', none)).toMatchObject(refused);
});

test.each([
  ['an analyst', 'chen', 'cobalt'],
  ['a viewer', 'sand', 'borealis'],
  ["another tenant's admin", 'boss', 'cobalt'],
  ["an admin in another MSSP's tenant", 'lead', 'dunes'],
] as const)('%s binds nothing', async (_, name, slug) => {
  const sender = newSender();
  const refused = { __typename: 'NotFound', message: 'No such tenant.' };
  expect(await admit(name, slug, sender)).toEqual(refused);
  expect(await dismiss(name, slug, hashOf(sender).toString('hex'))).toEqual(refused);
  expect(await belongsTo(sender)).toBeUndefined();
});

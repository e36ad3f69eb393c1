import { expect, test } from 'vitest';
import { meet } from './meet.ts';
import { viewerOf } from './viewer.ts';

type Membership = Parameters<typeof viewerOf>[1][number];
type Held = Omit<Membership, 'personId'>;

const mssps = ['m1', 'm2'].map((id) => ({ id, slug: id, name: `Provider ${id}` }));
const tenants = [
  ['t1', 'm1'],
  ['t2', 'm1'],
  ['t3', 'm2'],
].map(([id, msspId]) => ({
  id: id!,
  msspId: msspId!,
  slug: id!,
  name: `Tenant ${id}`,
  kind: 'customer' as const,
  responseMode: 'confirm' as const,
}));

const of = (personId: string, ...held: Held[]) => held.map((one) => ({ personId, ...one }));
const at = (scopeId: string, role: Held['role'] = 'analyst'): Held => ({
  scopeKind: scopeId.startsWith('m') ? 'mssp' : 'tenant',
  scopeId,
  role,
});
const met = (who: Held[], other: Held[]) => {
  const viewer = viewerOf({ id: 'v', email: 'v@example.com', name: 'V' }, of('v', ...who), {
    mssps,
    tenants,
  });
  return meet(viewer, { id: 'p', email: 'p@example.com', name: 'P' }, of('p', ...other));
};

test('a customer meets an analyst by team and role, without an address', () => {
  const analyst = { email: null, team: 'Provider m1', role: 'ANALYST' };
  expect(met([at('t1', 'viewer')], [at('m1')])).toEqual(analyst);
  expect(met([at('t1', 'admin')], [at('m1')])).toEqual(analyst);
  expect(met([at('t1')], [at('t1')])).toMatchObject({ email: null, team: 'Tenant t1' });
});

test('the provider’s people are told addresses, of colleagues and of their customers', () => {
  expect(met([at('m1')], [at('m1', 'admin')])).toMatchObject({ email: 'p@example.com' });
  expect(met([at('m1')], [at('t2')])).toMatchObject({ email: 'p@example.com', team: 'Tenant t2' });
});

test('who is a provider elsewhere is a customer here', () => {
  expect(met([at('m2'), at('t1')], [at('m1')])).toMatchObject({ email: null });
  expect(met([at('m2'), at('t1')], [at('t1')])).toMatchObject({ email: null });
});

test('teams that are not the viewer’s to know are not named', () => {
  expect(met([at('t1')], [at('t2'), at('m2')])).toEqual({ email: null, team: null, role: null });
  expect(met([at('t1')], [at('t3'), at('m1')])).toMatchObject({ team: 'Provider m1' });
});

test('everybody is told their own address', () => {
  const self = { id: 'v', email: 'v@example.com', name: 'V' };
  const viewer = viewerOf(self, of('v', at('t1')), { mssps, tenants });
  expect(meet(viewer, self, [])).toEqual({ email: 'v@example.com', team: null, role: null });
});

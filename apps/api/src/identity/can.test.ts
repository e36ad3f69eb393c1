import { describe, expect, test } from 'vitest';
import { can, permissions, type Action } from './can.ts';
import { viewerOf } from './viewer.ts';

const mssps = ['m1', 'm2'].map((id) => ({ id, slug: id, name: id }));
const tenants = [
  { id: 't1', msspId: 'm1' },
  { id: 't2', msspId: 'm1' },
  { id: 't3', msspId: 'm2' },
].map((one) => ({
  ...one,
  slug: one.id,
  name: one.id,
  kind: 'customer' as const,
  responseMode: 'confirm' as const,
}));
type Membership = Parameters<typeof viewerOf>[1][number];
const person = { id: 'p', email: 'p@example.com', name: 'P' };
const viewer = (...held: Omit<Membership, 'personId'>[]) =>
  viewerOf(
    person,
    held.map((one) => ({ personId: 'p', ...one })),
    { mssps, tenants },
  );
const actions = Object.keys(permissions) as Action[];
const allowed = (who: ReturnType<typeof viewer> | undefined, id: string) =>
  actions.filter((action) => can(who, action, { id }));

describe('who may do what', () => {
  test('nobody may do nothing', () => {
    expect(allowed(undefined, 't1')).toEqual([]);
    expect(allowed(viewer(), 't1')).toEqual([]);
  });

  test("an MSSP's admin may do everything in its tenants and nothing in another's", () => {
    const who = viewer({ scopeKind: 'mssp', scopeId: 'm1', role: 'admin' });
    expect(allowed(who, 't1')).toEqual(actions);
    expect(allowed(who, 't2')).toEqual(actions);
    expect(allowed(who, 't3')).toEqual([]);
  });

  test("an MSSP's analyst does all but manage, a customer's admin all but read internal comments", () => {
    const analyst = viewer({ scopeKind: 'mssp', scopeId: 'm1', role: 'analyst' });
    expect(allowed(analyst, 't1')).toEqual(
      actions.filter((one) => !['declareEgress', 'admitSenders', 'setServiceLevels'].includes(one)),
    );
    const admin = viewer({ scopeKind: 'tenant', scopeId: 't1', role: 'admin' });
    expect(allowed(admin, 't1')).toEqual(actions.filter((one) => one !== 'readInternal'));
  });

  test("a customer's analyst decides at home and does not read internal comments", () => {
    const who = viewer({ scopeKind: 'tenant', scopeId: 't1', role: 'analyst' });
    expect(allowed(who, 't1')).toEqual([
      'read',
      'comment',
      'decideIncident',
      'decideResponse',
      'exclude',
      'uploadLogs',
    ]);
    expect(allowed(who, 't2')).toEqual([]);
  });

  test("a customer's viewer reads", () => {
    const who = viewer({ scopeKind: 'tenant', scopeId: 't1', role: 'viewer' });
    expect(allowed(who, 't1')).toEqual(['read']);
  });

  test('the strongest of several roles counts, where it was given', () => {
    const who = viewer(
      { scopeKind: 'mssp', scopeId: 'm1', role: 'viewer' },
      { scopeKind: 'tenant', scopeId: 't2', role: 'admin' },
    );
    expect(allowed(who, 't1')).toEqual(['read', 'readInternal']);
    expect(allowed(who, 't2')).toEqual(actions);
  });
});

import { expect, it } from 'vitest';
import { breachOf, perfectData, t0, tenantId } from './breaches.fixture.ts';
import { noDecisions } from './group-breaches.ts';
import { investigate } from './investigate.ts';

const access = breachOf({ id: 'a', group: 'ACCESS', at: t0 });
const grant = breachOf({
  id: 'b',
  group: 'PERSIST',
  at: t0 + 60_000,
  facts: perfectData,
  selfProving: true,
});
const look = (...breaches: (typeof access)[]) =>
  investigate({ tenantId, breaches, decisions: noDecisions });

it('breaches of a model that is being tried open nothing, and make nothing worse', () => {
  const tried = { ...grant, mode: 'audit' as const };
  expect(look(grant).incidents).toHaveLength(1);
  expect(look(tried)).toEqual({ incidents: [], ungrouped: [tried] });
  const beside = look(access, tried);
  expect(beside.incidents).toEqual(look(access).incidents);
  expect(beside.ungrouped).toContainEqual(tried);
});

import { groupingOf, stableId } from '@nightjar/core';
import { inTenant, listIncidentDecisions, saveBreaches, saveIncidents } from '@nightjar/db';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startApi, type Api } from '../client.fixture.ts';
import { documents } from '../documents.fixture.ts';
import { breachOf, incidentOf, t0, tenantId } from '../world.fixture.ts';

const first = incidentOf('acme');
const breachIds = ['x', 'y'].map((name) => stableId('breach', name));
const second = incidentOf('acme', { id: stableId('second'), displayId: 'INC-SECOND', breachIds });
let api: Api;
beforeAll(async () => {
  api = await startApi();
  const breaches = breachIds.map((id) => ({ ...breachOf('acme'), id }));
  await inTenant(api.db.open('evaluator'), tenantId('acme'), (tx) =>
    saveBreaches(tx, breaches, { knownAt: t0 }),
  );
  await inTenant(api.db.open('analyst'), tenantId('acme'), (tx) => saveIncidents(tx, [second], t0));
});
afterAll(() => api?.stop());

const decide = async (document: 'merge' | 'split', variables: object) =>
  (await (await api.as('chen'))(documents[document], { tenant: 'acme', ...variables })).data!
    .decided!;
const grouping = async () =>
  groupingOf(
    await inTenant(api.db.open('api'), tenantId('acme'), (tx) => listIncidentDecisions(tx)),
  );

test('merging writes edges between the two, and splitting cuts', async () => {
  const note = 'One intruder, two accounts';
  const merged = await decide('merge', { id: first.id, with: 'inc-second', note });
  expect(merged.__typename).toBe('IncidentDecided');
  const [kept] = await inTenant(api.db.open('api'), tenantId('acme'), (tx) =>
    listIncidentDecisions(tx),
  );
  expect(kept).toMatchObject({ kind: 'merge', note });
  const edges = breachIds.map((id) => [first.breachIds[0], id]);
  expect((await grouping()).merges.toSorted()).toEqual(edges.toSorted());
  const split = await decide('split', { id: second.id, breaches: [breachIds[1]] });
  expect(split.__typename).toBe('IncidentDecided');
  expect((await grouping()).cuts).toEqual([[breachIds[1], breachIds[0]]]);
});

test.each([
  ['an incident with itself', { document: 'merge', more: { with: second.id }, field: 'with' }],
  [
    'breaches of another incident',
    { document: 'split', more: { breaches: first.breachIds }, field: 'breaches' },
  ],
  ['all breaches', { document: 'split', more: { breaches: breachIds }, field: 'breaches' }],
  ['no breach', { document: 'split', more: { breaches: [] }, field: 'breaches' }],
] as const)('%s is refused', async (_, { document, more, field }) => {
  expect(await decide(document, { id: second.id, ...more })).toMatchObject({ field });
});

test('an incident of another tenant is as unknown as any other, and nothing is written', async () => {
  const before = await grouping();
  for (const other of [incidentOf('cobalt').id, incidentOf('dunes').id, stableId('none')])
    expect(await decide('merge', { id: first.id, with: other })).toEqual({
      __typename: 'NotFound',
      message: 'No such incident.',
    });
  expect(await grouping()).toEqual(before);
});

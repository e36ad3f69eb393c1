import { createOrganisation, benignDays, mergeRecords, scenarioA } from '@nightjar/scenarios';
import type { VendorRecord } from '@nightjar/scenarios';
import { startGraph, type GraphEmulator } from '@nightjar/testkit';
import { openIntelligence } from '@nightjar/intel';
import { dayOf } from '@nightjar/core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openStages } from './stages.ts';

const anchor = Date.UTC(2026, 5, 10, 10);
const victim = 'j.ortega@test.example';
const organisation = createOrganisation({
  seed: 'takeover',
  name: 'Test Co',
  slug: 'testco',
  domain: 'test.example',
  size: 16,
  countries: ['GB'],
  named: { displayName: 'Julia Ortega', upn: victim, department: 'Finance' },
});
const records: VendorRecord[] = [
  ...mergeRecords(
    benignDays(organisation, { anchor, days: 30, activity: 0.3 }),
    scenarioA({ organisation, anchor, victim, mails: 40 }).records,
  ),
];

const { lookUp } = openIntelligence();
type Stages = Awaited<ReturnType<typeof openStages>>;
const client = { id: 'responder', secret: 'not-a-secret-of-anyone' };
let graph: GraphEmulator;
let live: Stages;
let late: Stages;
beforeAll(async () => {
  graph = await startGraph({ client, users: [victim], now: () => anchor });
  const env = {
    NIGHTJAR_GRAPH_URL: graph.url,
    NIGHTJAR_GRAPH_CLIENT_ID: client.id,
    NIGHTJAR_GRAPH_CLIENT_SECRET: client.secret,
  };
  live = await openStages({ lookUp, now: anchor, env });
  late = await openStages({ lookUp, now: anchor, env });
  for (const [day, ofDay] of Map.groupBy(records, ({ happenedAt }) => dayOf(happenedAt))) {
    live.clock.now = Math.min(anchor, (day + 1) * 86_400_000);
    await live.push(ofDay);
    await live.settle();
  }
  live.clock.now = anchor;
  await live.settle();
  await late.push(shuffle(records));
}, 300_000);
afterAll(async () => {
  await live?.stop();
  await late?.stop();
  await graph?.stop();
});

/** The same disorder every time. */
function shuffle<T>(items: readonly T[]): T[] {
  const rank = (n: number): number => Math.imul(n ^ (n >>> 15), 0x2c1b3c6d) >>> 0;
  return items
    .map((item, n) => ({ item, at: rank(n + 1) }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ item }) => item);
}

it('of a takeover among ordinary days one critical incident is told, on the right account', async () => {
  const { incidents } = await live.look();
  expect(live.faults).toEqual([]);
  expect(
    incidents.map(({ category, subjects }) => [category, subjects.map(({ name }) => name)]),
  ).toEqual([['Critical', [victim]]]);
  const told = incidents[0]!.story.map(({ text }) => text).join('\n');
  expect(told).toContain('PerfectData Software');
});

it('the same events in any other order, all of them late, come to the same', async () => {
  const unsettled = await late.look();
  await late.settle();
  expect(late.faults).toEqual([]);
  const [inOrder, shuffled] = [await live.look(), await late.look()];
  expect(inOrder.days.length).toBeGreaterThan(100);
  // The control: what is scored before its days are closed is another thing.
  expect(unsettled.breaches).not.toEqual(inOrder.breaches);
  expect(shuffled.days).toEqual(inOrder.days);
  expect(shuffled.breaches).toEqual(inOrder.breaches);
  expect(shuffled.incidents).toEqual(inOrder.incidents);
});

it('however often it was looked at, one logout is proposed, and done when a person says yes', async () => {
  const actions = await late.listActions();
  expect(actions.map(({ kind, targetKey, state }) => [kind, targetKey, state])).toEqual([
    ['forceLogout', `user:${victim}`, 'pending'],
  ]);
  const before = graph.findUser(victim)!.signInSessionsValidFromDateTime;
  await late.approve(actions[0]!.id);
  expect((await late.listActions()).map(({ state }) => state)).toEqual(['verified']);
  expect(graph.findUser(victim)!.signInSessionsValidFromDateTime).not.toBe(before);
});

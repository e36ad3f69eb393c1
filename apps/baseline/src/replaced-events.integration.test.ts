import { dayMs } from '@nightjar/core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { day0, openEngine, signInEvent } from './baseline.fixture.ts';

let engine: Awaited<ReturnType<typeof openEngine>>;
beforeAll(async () => {
  engine = await openEngine();
});
afterAll(() => engine.stop());

/** Two sign-ins of a day, then one of them with other content, and what the engine makes of it. */
async function learn(slug: string, order: 'inTurn' | 'oldLast') {
  const tenantId = await engine.addTenant(slug);
  engine.clock.now = (day0 + 1) * dayMs;
  const event = (asn: number, hour: number) =>
    signInEvent(tenantId, { user: 'ortega', day: 1, asn, hour });
  const [kept, old] = [event(64_500, 9), event(64_501, 10)];
  const other = { ...event(64_502, 10), id: old.id };
  const first = await engine.storeUnscored(tenantId, [kept, old]);
  if (order === 'inTurn') await engine.score(tenantId, first);
  const second = await engine.storeUnscored(tenantId, [other], { replaces: true });
  await engine.score(tenantId, second);
  if (order === 'oldLast') await engine.score(tenantId, first);
  engine.clock.now = (day0 + 5) * dayMs;
  await engine.keep(tenantId);
  return { days: await engine.daysOf(tenantId), tenantId, first: first.id };
}

it('an event whose content was replaced is learnt once, as what it is now, whichever batch was scored first', async () => {
  const inTurn = await learn('in-turn', 'inTurn');
  const oldLast = await learn('old-last', 'oldLast');
  expect(inTurn.days).toHaveLength(1);
  const { values } = inTurn.days[0]!.packed as { values: { asn: string[] } };
  expect(values.asn.toSorted()).toEqual(['AS64500', 'AS64502']);
  expect(oldLast.days).toEqual(inTurn.days);
  const scored = await engine.scoresOf(oldLast.tenantId, oldLast.first);
  expect(scored.map(({ scores }) => scores.asn!.value)).toEqual(['AS64500']);
});

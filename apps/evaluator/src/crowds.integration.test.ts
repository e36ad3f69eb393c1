import { stableId, type ScoredAct } from '@nightjar/core';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { minuteMs, openEvaluator, scoredAct, t0 } from './evaluator.fixture.ts';

const outboundSpam = 'SaaS / Email Nexus / Possible Outbound Email Spam';

let evaluator: Awaited<ReturnType<typeof openEvaluator>>;
let tests = 0;
let tenantId: string;
beforeAll(async () => {
  evaluator = await openEvaluator();
});
afterAll(() => evaluator.stop());
beforeEach(() => {
  tests += 1;
  tenantId = stableId('crowd', String(tests));
});

/** Messages of one subject line, one a minute. */
const sends = (from: number, to: number, more: Partial<ScoredAct> = {}): ScoredAct[] =>
  Array.from({ length: to - from }, (_, n) =>
    scoredAct(tenantId, `send-${from + n}`, {
      metric: 'saas.mail.sent',
      operation: 'Send',
      operationClass: 'mail',
      time: t0 + (from + n) * minuteMs,
      mail: { subject: 'Your invoice', attachments: [], recipients: 0 },
      busiest: { sends: 2 },
      ...more,
    }),
  );
const take = async (name: string, acts: readonly ScoredAct[]) =>
  evaluator.evaluate(tenantId, await evaluator.store(tenantId, name, acts));
const spam = async () =>
  (await evaluator.breachesOf(tenantId)).filter(({ modelPath }) => modelPath === outboundSpam);

it('messages are few until the last batch makes them many: then all of them are cited', async () => {
  await take('one', sends(0, 12));
  await take('two', sends(12, 24));
  expect(await spam()).toEqual([]);
  await take('three', sends(24, 36));
  const [breach] = await spam();
  expect(breach!.evidence).toHaveLength(36);
  expect(await evaluator.matchesOf(tenantId)).toHaveLength(36);
});

it('the same batches in another order come to the same breach', async () => {
  await take('three', sends(24, 36));
  await take('one', sends(0, 12));
  await take('two', sends(12, 24));
  expect((await spam()).map(({ evidence }) => evidence.length)).toEqual([36]);
});

it('as many are no burst of one who always sends as many', async () => {
  await take('all', sends(0, 36, { busiest: { sends: 20 } }));
  expect(await evaluator.matchesOf(tenantId)).toEqual([]);
});

it('scores that are made again for one batch do not bring back the old ones of another', async () => {
  await take('one', sends(0, 18));
  await take('two', sends(18, 36));
  const again = (name: string, of: string, acts: readonly ScoredAct[]) =>
    evaluator.rescore(tenantId, { name, ofBatchId: stableId('batch', tenantId, of) }, acts);
  const busier = (sends: number) => ({ busiest: { sends } });
  await evaluator.evaluate(tenantId, await again('a', 'one', sends(0, 18, busier(3))));
  await evaluator.evaluate(tenantId, await again('b', 'two', sends(18, 36, busier(3))));
  const kept = await evaluator.matchesOf(tenantId);
  expect(kept.map(({ busiest }) => busiest.sends)).toEqual(kept.map(() => 3));
  expect(await spam()).toHaveLength(1);
  await evaluator.evaluate(tenantId, await again('c', 'one', sends(0, 18, busier(20))));
  await evaluator.evaluate(tenantId, await again('d', 'two', sends(18, 36, busier(20))));
  expect(await spam()).toEqual([]);
});

import { stableId, type Breach, type ScoredAct } from '@nightjar/core';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import {
  foreign,
  hidingRule,
  minuteMs,
  openEvaluator,
  scoredAct,
  t0,
} from './evaluator.fixture.ts';

let evaluator: Awaited<ReturnType<typeof openEvaluator>>;
let tests = 0;
let tenantId: string;
beforeAll(async () => {
  evaluator = await openEvaluator();
});
afterAll(() => evaluator.stop());
beforeEach(() => {
  tests += 1;
  tenantId = stableId('tenant', String(tests));
});

const act = (uid: string, more: Partial<ScoredAct> = {}, tenant = tenantId) =>
  scoredAct(tenant, uid, more);
const take = async (name: string, acts: ScoredAct[], tenant = tenantId) =>
  evaluator.evaluate(tenant, await evaluator.store(tenant, name, acts));
const rareSource = 'SaaS / Access / Unusual External Source for SaaS Credential Use';
const paths = (breaches: readonly Breach[]) => breaches.map(({ modelPath }) => modelPath);

it('a sign-in from a foreign source is a breach, a usual one is not', async () => {
  expect(await take('usual', [act('a')])).toEqual([]);
  expect(await take('foreign', [act('b', { ...foreign, time: t0 + minuteMs })])).toHaveLength(1);
  const [breach] = await evaluator.breachesOf(tenantId);
  expect(breach).toMatchObject({ modelPath: rareSource, status: 'active', revision: 1 });
  expect(breach!.evidence.map(({ uid }) => uid)).toEqual(['b']);
});

it('a batch delivered again changes nothing', async () => {
  const batchId = await evaluator.store(tenantId, 'one', [act('a', foreign)]);
  expect(await evaluator.evaluate(tenantId, batchId)).toHaveLength(1);
  expect(await evaluator.evaluate(tenantId, batchId)).toEqual([]);
  expect((await evaluator.breachesOf(tenantId)).map(({ revision }) => revision)).toEqual([1]);
});

it('a further act of the same window is another revision of the breach', async () => {
  await take('one', [act('a', foreign)]);
  await take('two', [act('b', { ...foreign, time: t0 - 5 * minuteMs })]);
  const breaches = await evaluator.breachesOf(tenantId);
  expect(breaches.map(({ revision }) => revision)).toEqual([2]);
  expect(breaches[0]!.time).toBe(t0 - 5 * minuteMs);
});

it('a breach that lost its support is withdrawn, and is there again with it', async () => {
  await take('one', [act('a', foreign)]);
  const [breach] = await evaluator.breachesOf(tenantId);
  const judgedUsual = act('a', { ...foreign, rareNet: false, rareSource: false });
  const again = await evaluator.rescore(tenantId, { name: 'again' }, [judgedUsual]);
  expect(await evaluator.evaluate(tenantId, again)).toEqual([breach!.id]);
  expect(await evaluator.breachesOf(tenantId)).toEqual([]);
  const withdrawn = await evaluator.breachesOf(tenantId, true);
  expect(withdrawn.map(({ id, status }) => [id, status])).toEqual([[breach!.id, 'withdrawn']]);
  const back = await evaluator.rescore(tenantId, { name: 'back' }, [act('a', foreign)]);
  expect(await evaluator.evaluate(tenantId, back)).toEqual([breach!.id]);
  expect(await evaluator.breachesOf(tenantId)).toHaveLength(1);
});

it('an act without an address has the agent of a usual event around it, which may come later', async () => {
  const rule = { ...hidingRule, time: t0 + minuteMs };
  await take('rule', [act('rule', rule)]);
  const alone = await evaluator.breachesOf(tenantId);
  expect(alone.map(({ agents }) => agents)).toEqual([[]]);
  expect(await take('usual', [act('own')])).toHaveLength(1);
  const known = await evaluator.breachesOf(tenantId);
  expect(known[0]!.agents).toMatchObject([{ asn: 64_500, foreign: false }]);
});

it('failures of many accounts from one address are a breach of the address, in whatever batches', async () => {
  const users = Array.from({ length: 12 }, (_, n) => `user${n}@borealis.example`);
  const failures = (tenant: string) =>
    users.map((name, n) =>
      act(
        name,
        {
          ...foreign,
          subject: `user:${name}`,
          subjectName: name,
          metric: 'saas.login.failure',
          operation: 'UserLoginFailed',
          outcome: 'failure',
          errorCode: '50126',
          time: t0 + n * 1000,
        },
        tenant,
      ),
    );
  await take('together', failures(tenantId));
  const other = stableId('tenant', `${tests}-other`);
  for (const failure of failures(other).toReversed()) await take(failure.uid, [failure], other);
  const [together, apart] = [
    await evaluator.breachesOf(tenantId),
    await evaluator.breachesOf(other),
  ];
  expect(together.filter(({ subject }) => subject === 'ip:45.62.170.237')).toHaveLength(1);
  const shown = (breaches: readonly Breach[]) =>
    breaches.map(({ modelPath, subject, score, facts }) => ({ modelPath, subject, score, facts }));
  expect(shown(apart)).toEqual(shown(together));
});

it.each(['before', 'after'])(
  'an office on a password-reset day is no spray, where its successes come %s the failures',
  async (when) => {
    const signIn = (n: number, more: Partial<ScoredAct>) => {
      const name = `user${n}@borealis.example`;
      const of = { subject: `user:${name}`, subjectName: name, time: t0 + n * 1000 };
      return act(`${more.outcome ?? 'success'} ${n}`, { ...of, ...more });
    };
    const failed: Partial<ScoredAct> = {
      metric: 'saas.login.failure',
      operation: 'UserLoginFailed',
      outcome: 'failure',
      errorCode: '50126',
    };
    const failures = Array.from({ length: 12 }, (_, n) => signIn(n, failed));
    const successes = Array.from({ length: 20 }, (_, n) => signIn(n, {}));
    if (when === 'before') await take('successes', successes);
    await take('failures', failures);
    // The control: as long as nobody has succeeded, it is one.
    const alone = paths(await evaluator.breachesOf(tenantId));
    expect(alone).toEqual(when === 'before' ? [] : ['SaaS / Access / Suspicious Login Attempt']);
    if (when === 'after') await take('successes', successes);
    expect(await evaluator.breachesOf(tenantId)).toEqual([]);
  },
);

it('the batches of a takeover give the same breaches in any order', async () => {
  const orders = [
    [0, 1, 2, 3],
    [3, 1, 0, 2],
    [2, 3, 1, 0],
  ];
  const results: unknown[] = [];
  for (const order of orders) {
    const tenant = stableId('tenant', `${tests}-${order.join('')}`);
    const parts = [
      [act('own', { time: t0 - 30 * minuteMs }, tenant)],
      [act('in', foreign, tenant)],
      [act('rule', { ...hidingRule, time: t0 + 3 * minuteMs }, tenant)],
      [act('back', { ...foreign, time: t0 + 300 * minuteMs }, tenant)],
    ];
    for (const n of order) await take(String(n), parts[n]!, tenant);
    const breaches = await evaluator.breachesOf(tenant);
    expect(breaches.length).toBeGreaterThan(2);
    expect(paths(breaches)).toContain(rareSource);
    results.push(
      breaches
        .map((one) => [
          one.modelPath,
          one.score,
          one.terms,
          one.agents,
          one.evidence.map((e) => e.uid),
        ])
        .toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1)),
    );
  }
  expect(results[1]).toEqual(results[0]);
  expect(results[2]).toEqual(results[0]);
});

it.each([true, false])(
  'a breach of content that was replaced is withdrawn, and stays so (old batch evaluated first: %s)',
  async (oldFirst) => {
    const somebodyElse = { subject: 'user:other@borealis.example', ip: '203.0.113.8' };
    const old = await evaluator.store(tenantId, 'old', [act('a', foreign)]);
    const found = oldFirst ? await evaluator.evaluate(tenantId, old) : [];
    expect(found).toHaveLength(oldFirst ? 1 : 0);
    const contents = [act('a', somebodyElse)];
    await evaluator.takeOut(tenantId, contents);
    expect(await take('new', contents)).toHaveLength(oldFirst ? 1 : 0);
    expect(await evaluator.breachesOf(tenantId)).toEqual([]);
    expect(await evaluator.evaluate(tenantId, old)).toEqual([]);
    expect(await evaluator.breachesOf(tenantId)).toEqual([]);
  },
);

it('content that took the place of other is a breach of its own subject alone', async () => {
  const somebodyElse = { ...foreign, subject: 'user:other@borealis.example' };
  await take('old', [act('a', foreign)]);
  const contents = [act('a', somebodyElse)];
  await evaluator.takeOut(tenantId, contents);
  expect(await take('new', contents)).toHaveLength(2);
  const breaches = await evaluator.breachesOf(tenantId);
  expect(breaches.map(({ subject }) => subject)).toEqual([somebodyElse.subject]);
});

it('scores made again of content that was replaced meanwhile bring nothing of it back', async () => {
  const old = await evaluator.store(tenantId, 'old', [act('a', foreign)]);
  await evaluator.evaluate(tenantId, old);
  const named = { name: 'again', ofBatchId: old };
  const onItsWay = await evaluator.rescore(tenantId, named, [act('a', foreign)]);
  const contents = [act('a', { subject: 'user:other@borealis.example', ip: '203.0.113.8' })];
  await evaluator.takeOut(tenantId, contents);
  await take('new', contents);
  expect(await evaluator.breachesOf(tenantId)).toEqual([]);
  expect(await evaluator.evaluate(tenantId, onItsWay)).toEqual([]);
  expect(await evaluator.breachesOf(tenantId)).toEqual([]);
});

it('what a tenant excluded is no breach from then on, is counted once, and is one again when that has ended', async () => {
  const exclusion = {
    id: stableId('exclusion', tenantId),
    modelPath: rareSource,
    conditions: [{ subject: [act('a').subject] }],
    reason: 'works from there until Friday',
    addedBy: stableId('person', 'chen'),
    addedAt: t0,
    endsAt: t0 + 60 * minuteMs,
  };
  await evaluator.exclude(tenantId, exclusion);
  await take('before', [act('a', { ...foreign, time: t0 - minuteMs })]);
  const during = act('b', { ...foreign, time: t0 + minuteMs });
  await take('while', [during]);
  const again = await evaluator.rescore(tenantId, { name: 'again' }, [during]);
  await evaluator.evaluate(tenantId, again);
  const evidence = async (): Promise<string[]> => {
    const breaches = await evaluator.breachesOf(tenantId);
    return breaches.flatMap((one) => one.evidence.map(({ uid }) => uid)).sort();
  };
  expect(await evidence()).toEqual(['a']);
  await take('after', [act('c', { ...foreign, time: t0 + 60 * minuteMs })]);
  expect(await evidence()).toEqual(['a', 'c']);
  const counted = await evaluator.exclusionsOf(tenantId);
  expect(counted).toEqual([{ ...exclusion, hits: 1, lastHitAt: t0 + minuteMs }]);
  const other = stableId('tenant', `${tests}-other`);
  await take('theirs', [act('b', { ...foreign, time: t0 + minuteMs }, other)], other);
  expect(await evaluator.breachesOf(other)).toHaveLength(1);
});

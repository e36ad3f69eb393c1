import { eventId, stableId, type ScoredAct } from '@nightjar/core';
import { makeScoredAct } from '@nightjar/core/testing';
import {
  insertEvents,
  insertExclusion,
  inTenant,
  packScores,
  saveBatchScores,
  saveMatches,
} from '@nightjar/db';
import { makeEventRow } from '@nightjar/db/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startApi, type Api } from '../client.fixture.ts';
import { t0, tenantId } from '../world.fixture.ts';

let api: Api;
let ask: Awaited<ReturnType<Api['as']>>;
const subject = 'user:ana@borealis.example';
const minuteMs = 60_000;
const rulePath = 'SaaS / Compliance / New Email Rule';

function scored(slug: string, uid: string, more: Partial<ScoredAct>): ScoredAct {
  const time = more.time ?? t0;
  const id = eventId({ tenantId: tenantId(slug), source: 'entra-id', uid, time });
  const known = { daysKnown: 60, otherUsers: 5, usersKnown: 20, tenantRarity: 0 };
  return makeScoredAct(id, {
    uid,
    time,
    subject,
    subjectName: 'Ana',
    ip: '203.0.113.7',
    scores: { asn: { feature: 'asn', value: 'AS64500', daysSeen: 50, rarity: 12, ...known } },
    ...more,
  });
}

const usual = scored('borealis', 'usual', { metric: 'saas.login.success' });
const rule = (uid: string, time: number): ScoredAct =>
  scored('borealis', uid, {
    time,
    metric: 'saas.mailrule.changed',
    operation: 'New-InboxRule',
    rule: {
      name: 'invoices',
      mailbox: subject,
      moveToFolder: 'Bills',
      forwardTo: [],
      externalForward: false,
      deletes: false,
      marksRead: false,
      hasCondition: true,
      words: [],
    },
  });

async function store(slug: string, acts: readonly ScoredAct[], kept: readonly ScoredAct[]) {
  const batch = { id: stableId('silence', slug), knownAt: t0 };
  const id = tenantId(slug);
  await inTenant(api.db.open('connectors'), id, (tx) =>
    insertEvents(
      tx,
      batch,
      acts.map((act, position) => makeEventRow(position, { id: act.id, subject, position })),
    ),
  );
  const body = await packScores({ generation: 1, acts });
  await inTenant(api.db.open('baseline'), id, (tx) => saveBatchScores(tx, batch.id, body));
  await inTenant(api.db.open('evaluator'), id, (tx) => saveMatches(tx, kept));
}

beforeAll(async () => {
  api = await startApi();
  const second = rule('second', t0 + minuteMs);
  const first = rule('first', t0 - 50 * minuteMs);
  await store('borealis', [usual, second], [first, second]);
  await store('dunes', [scored('dunes', 'theirs', { metric: 'saas.login.success' })], []);
  ask = await api.as('lund');
});
afterAll(() => api?.stop());

const text = `query Why($tenant: String!, $entity: String!, $at: DateTime!, $hours: Float) {
  whyNot(tenant: $tenant, entity: $entity, at: $at, hours: $hours) {
    tenant { slug } subject { key name } from to events acts isWhole silent
    models { model { path } verdict sentence component missed throttledSince act { id operation ip } }
  }
}`;
const at = new Date(t0 + 30 * minuteMs).toISOString();
const mine = { tenant: 'borealis', entity: 'Ana@borealis.example', at };

test('of an hour it tells which model spoke, which came near, and what each missed by how much', async () => {
  const { data, errors } = await ask(text, mine);
  expect(errors).toEqual([]);
  const told = data!.whyNot!;
  expect(told).toMatchObject({
    tenant: { slug: 'borealis' },
    subject: { key: subject, name: 'Ana' },
    from: new Date(t0).toISOString(),
    events: 2,
    acts: 2,
    isWhole: true,
  });
  const verdictOf = (path: string) => told.models!.find(({ model }) => model!.path === path);
  expect(verdictOf(rulePath)).toMatchObject({ verdict: 'MATCHED', sentence: 'It spoke.' });
  const near = verdictOf('SaaS / Access / Unusual External Source for SaaS Credential Use')!;
  expect(near).toMatchObject({ verdict: 'NEAR', act: { id: usual.id } });
  expect(near.sentence).toContain('AS64500: rarity 12 where 90 is rare, seen on 50 of 60 days');
  expect(told.models!.length + Number(told.silent)).toBeGreaterThan(90);
});

test('what the throttle made part of an earlier breach is told with its beginning', async () => {
  // Windows of an hour are aligned: 09:01 and 09:50 share one, of which the span shows the end.
  const later = rule('later', t0 + 50 * minuteMs);
  await inTenant(api.db.open('evaluator'), tenantId('borealis'), (tx) => saveMatches(tx, [later]));
  const hour = { ...mine, at: new Date(t0 + 55 * minuteMs).toISOString(), hours: 0.5 };
  const { data } = await ask(text, hour);
  const verdict = data!.whyNot!.models!.find(({ model }) => model!.path === rulePath)!;
  expect(verdict).toMatchObject({
    verdict: 'THROTTLED',
    throttledSince: new Date(t0 + minuteMs).toISOString(),
  });
});

test('what an exclusion kept quiet is told with its reason, its end and who added it', async () => {
  const exclusion = {
    id: stableId('exclusion', 'rules'),
    modelPath: rulePath,
    conditions: [{ subject: [subject] }],
    reason: 'a migration of rules',
    addedBy: stableId('person', 'chen'),
    addedAt: t0 - 60 * minuteMs,
    endsAt: t0 + 24 * 60 * minuteMs,
  };
  await inTenant(api.db.open('api'), tenantId('borealis'), (tx) => insertExclusion(tx, exclusion));
  const { data } = await ask(text, mine);
  const verdict = data!.whyNot!.models!.find(({ model }) => model!.path === rulePath)!;
  expect(verdict.verdict).toBe('EXCLUDED');
  const sentence = 'An exclusion kept it quiet: a migration of rules (chen, until 2026-03-13).';
  expect(verdict.sentence).toBe(sentence);
});

test('a quiet hour tells of no model, and an entity that nobody saw of no act', async () => {
  const quiet = { ...mine, at: new Date(t0 - 20 * 3_600_000).toISOString() };
  expect((await ask(text, quiet)).data!.whyNot).toMatchObject({ acts: 0, models: [] });
  const nobody = { ...mine, entity: 'nobody@borealis.example' };
  expect((await ask(text, nobody)).data!.whyNot).toMatchObject({ events: 0, acts: 0, models: [] });
});

test('more hours than a day are refused, and so is asking twice in one document', async () => {
  const { errors } = await ask(text, { ...mine, hours: 25 });
  expect(errors[0]!.extensions.code).toBe('BAD_USER_INPUT');
  const twice = text.replace(
    'silent\n',
    'silent }\n again: whyNot(tenant: $tenant, entity: $entity, at: $at) {',
  );
  expect((await ask(twice, mine)).errors[0]!.extensions.code).toBe('QUERY_TOO_LARGE');
});

test.each(['0000-01-01T00:00:00Z', '9999-12-31T23:59:59Z'])(
  'at %s there is nothing to tell, and nothing breaks',
  async (far) => {
    const { data, errors } = await ask(text, { ...mine, at: far });
    expect(errors).toEqual([]);
    expect(data!.whyNot).toMatchObject({ events: 0, acts: 0, models: [] });
  },
);

test.each(['dunes', 'nowhere'])(
  'of %s, which is not the caller’s, nothing is told',
  async (tenant) => {
    const { data, errors } = await ask(text, { ...mine, tenant });
    expect(errors).toEqual([]);
    expect(data).toEqual({ whyNot: null });
  },
);

test('control: whose tenant it is, is told, and of that tenant alone', async () => {
  const { data } = await (await api.as('other'))(text, { ...mine, tenant: 'dunes' });
  expect(data!.whyNot).toMatchObject({ tenant: { slug: 'dunes' }, events: 1, acts: 1 });
});

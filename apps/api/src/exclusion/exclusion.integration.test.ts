import { dayMs, eventId, evaluate, stableId, type ScoredAct } from '@nightjar/core';
import { makeScoredAct } from '@nightjar/core/testing';
import {
  inTenant,
  listAudit,
  listExclusions,
  saveBreaches,
  saveExclusionHits,
  saveMatches,
} from '@nightjar/db';
import { loadModels } from '@nightjar/models';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startApi, type Api } from '../client.fixture.ts';
import { previewLimit } from './exclusion.resolver.ts';
import { t0, tenantId, type Name } from '../world.fixture.ts';

let api: Api;
beforeAll(async () => void (api = await startApi()));
afterAll(() => api?.stop());

const model = 'SaaS / Compliance / New Email Rule';
const shown = `__typename
  ... on ExclusionsChanged { tenant { slug exclusions {
    id modelPath conditions { field value } reason addedBy { name } addedAt endsAt hits lastHitAt } } }
  ... on InvalidInput { field message }
  ... on NotFound { message }`;
const addText = `mutation ($tenant: String!, $model: String!, $conditions: [ExclusionConditionInput!]!,
    $reason: String!, $days: Int!) {
  said: addExclusion(tenant: $tenant, model: $model, conditions: $conditions, reason: $reason, days: $days) { ${shown} }
}`;
const endText = `mutation ($tenant: String!, $id: ID!) { said: endExclusion(tenant: $tenant, id: $id) { ${shown} } }`;
const previewText = `query ($tenant: String!, $model: String!, $conditions: [ExclusionConditionInput!]!) {
  said: previewExclusion(tenant: $tenant, model: $model, conditions: $conditions) { __typename
    ... on ExclusionPreview { breaches hiddenCount hiddenTruePositives notJudged hidden { id } }
    ... on InvalidInput { field message }
    ... on TooMany { message retryAfterSeconds }
    ... on NotFound { message } }
}`;
const ana = [{ field: 'ACCOUNT', value: 'Ana@borealis.example' }];
const ask = async (name: Name, text: string, variables: object) =>
  (await (await api.as(name))(text, variables)).data!.said!;
const add = (name: Name, tenant: string, more: object = {}) =>
  ask(name, addText, { tenant, model, conditions: ana, reason: ' agreed ', days: 30, ...more });
const rowsOf = (slug: string) =>
  inTenant(api.db.open('api'), tenantId(slug), (tx) => listExclusions(tx, 0));
const auditOf = (slug: string) =>
  inTenant(api.db.open('api'), tenantId(slug), (tx) => listAudit(tx, 0, 100));

/** Two accounts that made a rule, with the breaches that this is. */
async function makeRules(slug: string): Promise<void> {
  const rule = (name: string): ScoredAct => {
    const uid = `rule of ${name}`;
    const subject = `user:${name}@borealis.example`;
    const id = eventId({ tenantId: tenantId(slug), source: 'microsoft-365', uid, time: t0 });
    return makeScoredAct(id, {
      uid,
      time: t0,
      subject,
      subjectName: name,
      metric: 'saas.mailrule.changed',
      operation: 'New-InboxRule',
      ip: '203.0.113.7',
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
  };
  const acts = [rule('ana'), rule('bo')];
  const judged = { tenantId: tenantId(slug), models: loadModels(), acts, anchors: new Map() };
  await inTenant(api.db.open('evaluator'), tenantId(slug), async (tx) => {
    await saveMatches(tx, acts);
    await saveBreaches(tx, evaluate(judged), { knownAt: t0 });
  });
}

test('what would be gone is told before anything is', async () => {
  await makeRules('borealis');
  api.clock.ms = dayMs;
  const asked = { tenant: 'borealis', model, conditions: ana };
  const told = await ask('chen', previewText, asked);
  expect(told).toMatchObject({ breaches: 2, hiddenCount: 1, hiddenTruePositives: 0, notJudged: 0 });
  expect(told.hidden).toHaveLength(1);
  const nobody = [{ field: 'ACCOUNT', value: 'nobody@borealis.example' }];
  expect(await ask('chen', previewText, { ...asked, conditions: nobody })).toMatchObject({
    breaches: 2,
    hiddenCount: 0,
  });
  expect(await ask('other', previewText, asked)).toMatchObject({ __typename: 'NotFound' });
  expect(await rowsOf('borealis')).toEqual([]);
});

test('a person looks so often in a while and no more; others still may', async () => {
  const asked = { tenant: 'acme', model, conditions: ana };
  const lead = await api.as('lead');
  const said: unknown[] = [];
  for (let look = 0; look <= previewLimit.failuresMax; look += 1)
    said.push((await lead(previewText, asked)).data!.said!.__typename);
  expect(said.at(0)).toBe('ExclusionPreview');
  expect(said.at(-1)).toBe('TooMany');
  expect(said.indexOf('TooMany')).toBe(previewLimit.failuresMax);
  expect(await ask('chen', previewText, asked)).toMatchObject({ __typename: 'ExclusionPreview' });
  api.clock.ms += previewLimit.windowMs;
  expect(await ask('lead', previewText, asked)).toMatchObject({ __typename: 'ExclusionPreview' });
});

test('an analyst adds one, sees what it kept quiet, and ends it; the audit log tells both', async () => {
  const addedAt = t0 + api.clock.ms;
  const { tenant } = await add('chen', 'borealis');
  const [one] = tenant!.exclusions!;
  expect(one).toEqual({
    id: expect.any(String) as string,
    modelPath: model,
    conditions: [{ field: 'ACCOUNT', value: 'user:Ana@borealis.example' }],
    reason: 'agreed',
    addedBy: { name: 'chen' },
    addedAt: new Date(addedAt).toISOString(),
    endsAt: new Date(addedAt + 30 * dayMs).toISOString(),
    hits: 0,
    lastHitAt: null,
  });
  const hit = { exclusionId: one!.id!, eventId: stableId('event', '1'), time: addedAt + 5 };
  await inTenant(api.db.open('evaluator'), tenantId('borealis'), (tx) =>
    saveExclusionHits(tx, [hit, { ...hit, eventId: stableId('event', '2') }]),
  );
  api.clock.ms += 60_000;
  const end = () => ask('lund', endText, { tenant: 'borealis', id: one!.id });
  const ended = await end();
  expect(ended.tenant!.exclusions).toMatchObject([
    {
      hits: 2,
      lastHitAt: new Date(addedAt + 5).toISOString(),
      endsAt: new Date(t0 + api.clock.ms).toISOString(),
    },
  ]);
  expect(await end()).toEqual({ __typename: 'NotFound', message: 'No such exclusion.' });
  const told = (await auditOf('borealis')).map(({ action }) => action);
  expect(told.filter((action) => action.startsWith('exclusion.'))).toEqual([
    'exclusion.add',
    'exclusion.end',
  ]);
});

test.each([
  ['a model that is none', { model: 'SaaS / Nothing' }, 'model'],
  ['nothing that must be so', { conditions: [] }, 'conditions'],
  ['anything', { conditions: [{ field: 'OPERATION', value: ' ** ' }] }, 'conditions'],
  [
    'everybody of a domain',
    { conditions: [{ field: 'ACCOUNT', value: '*@borealis.example' }] },
    'conditions',
  ],
  [
    'more than one account where acts that hide others are found',
    {
      model: 'SaaS / Compliance / Audit Log Switched Off',
      conditions: [{ field: 'OPERATION', value: 'Set-AdminAuditLogConfig' }],
    },
    'conditions',
  ],
  ['one thing twice', { conditions: [...ana, ...ana] }, 'conditions'],
  ['no reason', { reason: ' ' }, 'reason'],
  ['more than a year', { days: 366 }, 'days'],
  ['no time at all', { days: 0 }, 'days'],
] as const)('%s is refused', async (_, more, field) => {
  expect(await add('chen', 'cobalt', more)).toMatchObject({ __typename: 'InvalidInput', field });
  expect(await rowsOf('cobalt')).toEqual([]);
});

test.each([
  ['a viewer', 'sand', 'borealis'],
  ["another MSSP's analyst", 'other', 'cobalt'],
  ["another tenant's analyst", 'lund', 'cobalt'],
  ['anybody, where nothing is', 'lead', 'nowhere'],
] as const)('%s changes nothing, and is told as little', async (_, name, slug) => {
  const before = await rowsOf(slug);
  const refused = { __typename: 'NotFound', message: 'No such tenant.' };
  expect(await add(name, slug)).toEqual(refused);
  const id = before[0]?.id ?? stableId('exclusion', 'none');
  expect(await ask(name, endText, { tenant: slug, id })).toEqual(refused);
  expect(await rowsOf(slug)).toEqual(before);
});

test('each sees the exclusions of their own tenants alone', async () => {
  for (const slug of ['acme', 'borealis'])
    expect(await add('lead', slug)).toMatchObject({ tenant: { slug } });
  const seenBy = async (name: Name) => {
    const { data } = await (await api.as(name))('{ tenants { slug exclusions { id } } }');
    return data!.tenants!.filter((one) => one.exclusions!.length > 0).map(({ slug }) => slug);
  };
  expect(await seenBy('chen')).toEqual(['acme', 'borealis']);
  expect(await seenBy('sand')).toEqual(['borealis']);
  expect(await seenBy('other')).toEqual([]);
});

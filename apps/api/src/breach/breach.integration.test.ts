import { loadModels } from '@nightjar/models';
import { inTenant, saveBreaches } from '@nightjar/db';
import { makeBreach } from '@nightjar/db/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startApi, type Api } from '../client.fixture.ts';
import { breachOf, t0, tenantId } from '../world.fixture.ts';

let api: Api;
let ask: Awaited<ReturnType<Api['as']>>;
const dayMs = 86_400_000;
const hoursMs = 3 * 3_600_000;
const shipped = loadModels().find(({ model }) => model.path.includes('New Email Rule'))!.model;

const trial = makeBreach(2, {
  tenantId: tenantId('borealis'),
  modelUuid: shipped.uuid,
  modelPath: shipped.path,
  category: 'Informational',
  subject: 'user:ana@borealis.example',
  key: 'user:ana@borealis.example',
  time: t0 - 40 * dayMs,
  endTime: t0 - 40 * dayMs,
  score: 30,
  mode: 'audit',
  matches: 4,
});
const withNumbers = makeBreach(3, {
  tenantId: tenantId('borealis'),
  modelUuid: shipped.uuid,
  modelPath: shipped.path,
  time: t0 - hoursMs,
  endTime: t0 - hoursMs,
  windowIndex: 9,
  score: 66,
  terms: [
    { label: 'Priority 3', group: 'priority', points: 30 },
    { label: 'A network never used', group: 'network', points: 25 },
    { label: 'A client never used', group: 'client', points: 11 },
  ],
  observations: [
    {
      feature: 'network',
      observed: 'AS2 Rented',
      expected: 'seen on 1 of 60 days; 2 of 31 other users',
      window: 'the 90 days to 2026-03-09',
      n: 60,
      score: {
        feature: 'asn',
        value: 'AS2',
        daysSeen: 1,
        daysKnown: 60,
        rarity: 97,
        otherUsers: 2,
        usersKnown: 31,
        tenantRarity: 92,
        peers: { group: 'Sales \u202e team', others: 1, known: 8, rarity: 83.3 },
      },
    },
  ],
});

beforeAll(async () => {
  api = await startApi();
  await inTenant(api.db.open('evaluator'), tenantId('borealis'), (tx) =>
    saveBreaches(tx, [trial, withNumbers], { knownAt: t0 }),
  );
  ask = await api.as('lund');
});
afterAll(() => api?.stop());

const log = `query Log($filter: ModelBreachFilter, $first: Int, $after: String) {
  modelBreaches(filter: $filter, first: $first, after: $after) {
    edges { node { id mode throttled } } pageInfo { hasNextPage endCursor }
  }
}`;
const idsFor = async (filter: object): Promise<string[]> => {
  const { data, errors } = await ask(log, { filter: { tenants: ['borealis'], ...filter } });
  expect(errors).toEqual([]);
  return data!.modelBreaches!.edges!.map(({ node }) => node!.id as unknown as string);
};
const first = breachOf('borealis').id;

test('the log is newest first, and every filter leaves out what it says', async () => {
  expect(await idsFor({})).toEqual([first, withNumbers.id, trial.id]);
  expect(await idsFor({ minScore: 70 })).toEqual([first]);
  expect(await idsFor({ model: shipped.path })).toEqual([withNumbers.id, trial.id]);
  expect(await idsFor({ subject: 'Ana@Borealis.example' })).toEqual([trial.id]);
  expect(await idsFor({ category: ['Informational'] })).toEqual([trial.id]);
  expect(await idsFor({ mode: 'AUDIT' })).toEqual([trial.id]);
  expect(await idsFor({ mode: 'LIVE' })).toEqual([first, withNumbers.id]);
  const [to, from] = [new Date(t0).toISOString(), new Date(t0 - dayMs).toISOString()];
  expect(await idsFor({ from, to })).toEqual([withNumbers.id]);
  expect(await idsFor({ category: ['Unheard'] })).toEqual([]);
});

test('pages hold each breach once', async () => {
  const seen: unknown[] = [];
  let after: unknown = null;
  do {
    const { data } = await ask(log, { filter: { tenants: ['borealis'] }, first: 1, after });
    const { edges, pageInfo } = data!.modelBreaches!;
    seen.push(...edges!.map(({ node }) => node!.id));
    after = pageInfo!.hasNextPage ? pageInfo!.endCursor : null;
  } while (after !== null);
  expect(seen).toEqual([first, withNumbers.id, trial.id]);
});

const one = `query One($tenant: String!, $id: ID!) {
  modelBreach(tenant: $tenant, id: $id) {
    mode throttled score counterfactual terms { points }
    model { group falsePositives release }
    observations { observed atUser atPeers nPeers inTenant n nTenant rarity firstSeenOn window }
  }
}`;

test('one breach says what was seen, what is usual for the user and in the tenant, and what would have kept it quiet', async () => {
  const { data } = await ask(one, { tenant: 'borealis', id: withNumbers.id });
  expect(data!.modelBreach).toMatchObject({
    mode: 'LIVE',
    throttled: null,
    counterfactual: 'Had the network been known the score would be 41, below 60, instead of 66.',
    model: { group: 'ACCESS', release: 'STABLE' },
    observations: [
      {
        observed: 'AS2 Rented',
        atUser: 'seen on 1 of 60 days',
        atPeers: '1 of 8 others of \u201cSales \\u{202e} team\u201d',
        nPeers: 8,
        inTenant: '2 of 31 other users',
        n: 60,
        nTenant: 31,
        rarity: 97,
        firstSeenOn: '2026-03-10',
      },
    ],
  });
  const { score, terms } = data!.modelBreach!;
  expect(terms!.reduce((sum, { points }) => sum + Number(points), 0)).toBe(score);
  const tried = (await ask(one, { tenant: 'borealis', id: trial.id })).data!.modelBreach!;
  expect(tried).toMatchObject({ mode: 'AUDIT', throttled: 3, observations: [] });
});

test('the catalogue says of each model what it is, and how often it spoke in the last 30 days', async () => {
  const { data, errors } = await ask(`{ models(tenant: "borealis") {
    mode breaches30Days lastBreachAt
    model { uuid path version category priority group description actionAdvice falsePositives release techniques { id } }
  } }`);
  expect(errors).toEqual([]);
  const models = data!.models!;
  expect(models).toHaveLength(loadModels().length);
  const paths = models.map(({ model }) => model!.path as unknown as string);
  expect(paths).toEqual(paths.toSorted());
  // The one of forty days ago is not counted.
  expect(models.find(({ model }) => model!.uuid === shipped.uuid)).toMatchObject({
    mode: shipped.mode.toUpperCase(),
    breaches30Days: 1,
    lastBreachAt: new Date(t0 - hoursMs).toISOString(),
    model: {
      falsePositives: shipped.falsePositives,
      techniques: [{ id: 'T1564.008' }, { id: 'T1114' }],
    },
  });
});

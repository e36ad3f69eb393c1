import type { ScoredAct } from '@nightjar/core';
import { asSuperuser } from '@nightjar/testkit';
import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  inTenant,
  listMatchedSubjects,
  listMatches,
  saveMatches,
  type MatchFilter,
} from './index.ts';
import { freshDatabase, type FreshDatabase } from './testing/index.ts';
import { makeEventRow, t0, tenantA, tenantB } from './testing/rows.ts';

let fresh: FreshDatabase;
const hourMs = 3_600_000;
const span = { from: t0, to: t0 + hourMs };

const act = (n: number, of: Partial<ScoredAct>): ScoredAct =>
  ({
    id: makeEventRow(n).id,
    time: t0 + n * 1000,
    metric: 'saas.login.success',
    ...of,
  }) as ScoredAct;

const failure = act(1, { subject: 'user:a', ip: '192.0.2.1', metric: 'saas.login.failure' });
const success = act(2, { subject: 'user:b', ip: '192.0.2.1' });
const elsewhere = act(3, { subject: 'user:b', ip: '192.0.2.2' });
const sourceless = act(4, { subject: 'user:b', ip: null });
const nobody = act(5, { subject: null, ip: '192.0.2.1' });

beforeAll(async () => {
  fresh = await freshDatabase();
  await inTenant(fresh.open('evaluator'), tenantA, (tx) =>
    saveMatches(tx, [sourceless, nobody, elsewhere, success, failure]),
  );
});
afterAll(() => fresh.drop());

const list = (filter: Partial<MatchFilter>, tenantId: string = tenantA) =>
  inTenant(fresh.open('evaluator'), tenantId, (tx) => listMatches(tx, { ...span, ...filter }));

const cases: [string, Partial<MatchFilter>, ScoredAct[]][] = [
  ['all', {}, [failure, success, elsewhere, sourceless, nobody]],
  [
    'some subjects at some sources',
    { subjects: ['user:b'], sourceIps: ['192.0.2.2', '192.0.2.3'] },
    [elsewhere],
  ],
  ['no subject at all', { subjects: [] }, []],
  ['no source at all', { sourceIps: [] }, []],
  [
    'a source but some subjects',
    { sourceIps: ['192.0.2.1'], exceptSubjects: ['user:a'] },
    [success, nobody],
  ],
  ['a metric', { sourceIps: ['192.0.2.1'], metric: 'saas.login.failure' }, [failure]],
  ['those without a source', { subjects: ['user:b'], isSourceless: true }, [sourceless]],
  ['another time', { from: t0 + 2 * hourMs, to: t0 + 3 * hourMs }, []],
];

it.each(cases)('matches are listed of %s', async (_, filter, expected) => {
  expect(await list(filter)).toEqual(expected);
  expect(await list(filter, tenantB)).toEqual([]);
});

it('subjects are told by source, without those that nobody is', async () => {
  const told = (sourceIps: string[]) =>
    inTenant(fresh.open('evaluator'), tenantA, (tx) =>
      listMatchedSubjects(tx, { ...span, sourceIps }),
    );
  expect((await told(['192.0.2.1', '192.0.2.2'])).toSorted()).toEqual(['user:a', 'user:b']);
  expect(await told(['192.0.2.2'])).toEqual(['user:b']);
  expect(await told([])).toEqual([]);
});

it('of rows of before, which do not tell a metric, the act does', async () => {
  await asSuperuser(fresh.url, (client) => client.query('update matches set metric = null'));
  expect(await list({ metric: 'saas.login.failure' })).toEqual([failure]);
});

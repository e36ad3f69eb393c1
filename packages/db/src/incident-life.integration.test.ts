import {
  clocksOf,
  foldDecisions,
  stableId,
  type Breach,
  type DecisionKind,
  type Incident,
} from '@nightjar/core';
import { asSuperuser } from '@nightjar/testkit';
import { afterAll, beforeAll, beforeEach, expect, it, test } from 'vitest';
import * as nj from './index.ts';
import { readMigrations } from './migrate/apply-migrations.ts';
import { freshDatabase, type FreshDatabase } from './testing/index.ts';
import { makeAction, makeBreach, makeIncident, t0 } from './testing/rows.ts';

const hourMs = 3_600_000;
const me = stableId('person', '1');
const verdict = { change: { verdict: 'true_positive' } } as const;
let fresh: FreshDatabase;
let tests = 0;
let tenantId: string;
let other: string;
const as = <T>(role: nj.LoginRole, work: (tx: nj.TenantTx) => Promise<T>, whose = tenantId) =>
  nj.inTenant(fresh.open(role), whose, work);
beforeAll(async () => void (fresh = await freshDatabase()));
afterAll(() => fresh.drop());
beforeEach(async () => {
  tests += 1;
  [tenantId, other] = [stableId('tenant', `${tests}`), stableId('other', `${tests}`)];
  for (const whose of [tenantId, other]) {
    const breaches = [0, 1, 2].map((n): Breach => ({ ...makeBreach(n), tenantId: whose }));
    await as('evaluator', (tx) => nj.saveBreaches(tx, breaches, { knownAt: t0 }), whose);
  }
});

const id = makeIncident(0).id;
const holding = (...numbers: number[]): Incident =>
  makeIncident(0, { tenantId, breachIds: numbers.map((n) => makeBreach(n).id) });
const save = (incident: Incident, at: number, whose = tenantId) =>
  as('analyst', (tx) => nj.saveIncidents(tx, [{ ...incident, tenantId: whose }], at), whose);
const decide = (kind: DecisionKind, at: number, more: Partial<nj.NewDecision> = {}) =>
  as('api', (tx) =>
    nj.insertIncidentDecision(tx, {
      incidentId: id,
      personId: me,
      at,
      kind,
      change: {},
      reason: null,
      note: null,
      internal: false,
      ...more,
    }),
  );
const list = (filter: Partial<nj.QueueFilter> = {}) =>
  nj.acrossTenants(fresh.open('reader'), { tenantIds: [tenantId] }, (tx) => {
    const page = { order: 'priority', limit: 10 } as const;
    return nj.listIncidentQueue(tx, { tenantIds: [tenantId], ...filter }, page);
  });
const one = async () => (await list())[0]!;

it('where an incident stands is its decisions, replayed', async () => {
  await save(holding(0, 1), t0);
  const kinds = [
    'pin',
    'assign',
    'snooze',
    'acknowledge',
    'hold',
    'start',
    'check',
    'resolve',
  ] as const;
  for (const [n, kind] of kinds.entries())
    await decide(kind, t0 + n, { change: { ...verdict.change, until: t0 + 99, step: 'rules' } });
  const decisions = await as('api', (tx) => nj.listIncidentDecisions(tx));
  expect(decisions.map(({ kind }) => kind)).toEqual(kinds);
  expect(decisions.at(-1)!.stand).toEqual(foldDecisions(decisions));
  expect((await one()).stand).toEqual(foldDecisions(decisions));
});

it('new evidence opens what was closed without it; more of the same does not', async () => {
  await save(holding(0, 1), t0);
  await decide('acknowledge', t0 + 1);
  await decide('close', t0 + 2, verdict);
  await save({ ...holding(1), title: 'told again' }, t0 + 3);
  expect((await one()).stand.status).toBe('closed');
  expect(await list({ statuses: ['new'] })).toEqual([]);
  await save(holding(0, 1, 2), t0 + 9);
  const again = await one();
  expect(again).toMatchObject({ openedAt: t0 + 9, stand: { status: 'new', assigneeId: me } });
  expect(await list({ statuses: ['new'], assigneeId: me })).toHaveLength(1);
  await decide('comment', t0 + 10, { note: 'hm' });
  expect(await one()).toMatchObject({ openedAt: t0 + 9, stand: { status: 'new' } });
});

it('a set of breaches is kept once, however many decisions stand on it, and none of them grows with it', async () => {
  await save(holding(0), t0);
  const lengthOf = async () => {
    for (const kind of ['close', 'comment', 'pin', 'reopen', 'close'] as const)
      await decide(kind, t0 + 1, verdict);
    return as('api', async (tx) => {
      const sql = `select length(seen::text || stand::text) as bytes from incident_decisions
        where tenant_id = $1 order by seq desc limit 1`;
      return (await tx.query<{ bytes: number }>(sql, [tenantId]))[0]!.bytes;
    });
  };
  const few = await lengthOf();
  await save(holding(0, 1, 2), t0 + 9);
  expect(Math.abs((await lengthOf()) - few)).toBeLessThan(80);
  const sets = await as('api', (tx) =>
    tx.query<{ n: number }>(
      `select cardinality(breach_ids) as n from evidence_sets where tenant_id = $1 order by n`,
      [tenantId],
    ),
  );
  expect(sets.map(({ n }) => n)).toEqual([1, 3]);
});

it('each filter leaves what it says', async () => {
  await save(holding(0), t0);
  const counts = async (filters: Partial<nj.QueueFilter>[]) =>
    Promise.all(filters.map(async (filter) => (await list(filter)).length));
  const asleep = { is: true, now: t0 + 5 };
  const all = [
    { assigneeId: me },
    { assigneeId: null },
    { isPinned: true },
    { snoozed: asleep },
    { snoozed: { ...asleep, is: false } },
    { snoozed: { is: true, now: t0 + 50 } },
  ];
  expect(await counts(all)).toEqual([0, 1, 0, 0, 1, 0]);
  await decide('assign', t0 + 1, { change: { assigneeId: me } });
  await decide('pin', t0 + 2);
  await decide('snooze', t0 + 3, { change: { until: t0 + 40 } });
  expect(await counts(all)).toEqual([1, 0, 1, 1, 0, 0]);
  await save(holding(0, 1), t0 + 4);
  expect(await counts(all)).toEqual([1, 0, 1, 0, 1, 0]);
});

it('what is pinned stands first', async () => {
  await save(holding(0), t0);
  await as('analyst', (tx) =>
    nj.saveIncidents(tx, [makeIncident(1, { tenantId, score: 99, breachIds: [] })], t0),
  );
  const order = async () => (await list()).map((row) => row.id);
  expect(await order()).toEqual([makeIncident(1).id, id]);
  await decide('pin', t0 + 1);
  expect(await order()).toEqual([id, makeIncident(1).id]);
});

test.each([
  ['nothing was decided', []],
  ['it was taken on', ['acknowledge']],
  ['it is on hold', ['hold']],
  ['it was on hold', ['hold', 'start']],
  ['it was opened again', ['close', 'reopen']],
  ['it is closed', ['close']],
] as const)('rows are due when clocks are, where %s', async (_, kinds) => {
  await save(holding(0), t0);
  await as('api', (tx) =>
    nj.saveServiceLevel(tx, 'Critical', { respond: 1, contain: 2, close: 3 }),
  );
  await as('api', (tx) => nj.saveServiceLevel(tx, 'High', { respond: 1, contain: 2, close: 3 }));
  for (const [n, kind] of kinds.entries()) await decide(kind, t0 + (n + 1) * hourMs, verdict);
  const row = await one();
  expect(row.level).toEqual({ respond: 1, contain: 2, close: 3 });
  const open = clocksOf(row, t0 + 4 * hourMs).filter(({ doneAt }) => doneAt === null);
  // Beyond any time where no clock runs.
  const due = Math.min(...open.map(({ dueAt }) => dueAt ?? Infinity), Number.MAX_SAFE_INTEGER);
  const isDue = due < Number.MAX_SAFE_INTEGER;
  expect(await list({ dueBefore: due })).toHaveLength(isDue ? 1 : 0);
  expect(await list({ dueBefore: due - 1 })).toEqual([]);
});

it('a response that was carried out contains it and counts as work', async () => {
  await save(holding(0), t0);
  const action = { ...makeAction(tests), tenantId, incidentId: id };
  const change = { at: t0 + 7, by: 'responder', reason: 'because' };
  await as('responder', (tx) => nj.insertAction(tx, action, change));
  await as('responder', (tx) =>
    nj.changeAction(tx, { id: action.id, from: 'pending', to: 'verified' }, change),
  );
  expect(await one()).toMatchObject({ containedAt: t0 + 7, stand: { status: 'in_progress' } });
  expect(await list({ isContained: true })).toHaveLength(1);
});

it('decisions and levels of another tenant say nothing here', async () => {
  await save(holding(0), t0);
  await save(holding(0), t0, other);
  await decide('close', t0 + 1, verdict);
  await as('api', (tx) => nj.saveServiceLevel(tx, 'Low', { respond: 9, contain: 9, close: 9 }));
  const page = { order: 'newest', limit: 10 } as const;
  const [theirs] = await nj.acrossTenants(fresh.open('reader'), { tenantIds: [other] }, (tx) =>
    nj.listIncidentQueue(tx, { tenantIds: [other] }, page),
  );
  expect(theirs!.stand.status).toBe('new');
  expect((await as('api', nj.getServiceLevels, other)).Low.close).not.toBe(9);
  expect((await as('api', nj.getServiceLevels)).Low.close).toBe(9);
});

it('decisions that were made before they said where the incident stands are read as they were meant', async () => {
  await save(holding(0, 1), t0);
  await decide('acknowledge', t0 + 1);
  await decide('comment', t0 + 2, { note: 'hello' });
  await decide('close', t0 + 3, { reason: 'TRAVEL', change: { verdict: 'benign_true_positive' } });
  const migrations = readMigrations().filter(({ name }) =>
    /earlier-(decisions|evidence)/.test(name),
  );
  const stands = async () =>
    (await as('api', (tx) => nj.listIncidentDecisions(tx))).map(({ stand }) => stand);
  const meant = await stands();
  await asSuperuser(fresh.url, async (client) => {
    await client.query(
      `update incident_decisions set stand = default, seen = default, change = default,
         kind = case kind when 'close' then 'benign' else kind end where tenant_id = $1`,
      [tenantId],
    );
    await client.query('begin; set local role nightjar_migrator');
    for (const { sql } of migrations) await client.query(sql);
    await client.query('commit');
  });
  const read = await stands();
  // The set of breaches has a name of another kind, and is the same.
  const evidenceId = read.at(-1)!.conclusion!.evidenceId;
  const named = meant.map((stand) => ({
    ...stand,
    conclusion: stand.conclusion && { ...stand.conclusion, evidenceId },
  }));
  expect(read).toEqual(named);
  expect((await one()).stand.status).toBe('closed');
  const [verdict] = (await as('api', nj.listVerdicts)).filter(({ kind }) => kind === 'close');
  expect(verdict!.breachIds.toSorted()).toEqual(holding(0, 1).breachIds.toSorted());
  await save(holding(0, 1, 2), t0 + 9);
  expect((await one()).stand.status).toBe('new');
});

it('merges and splits that were kept as edges are sets since, in the order in which they were made', async () => {
  await save(holding(0, 1), t0);
  const [migration] = readMigrations().filter(({ name }) => name.includes('earlier-regroupings'));
  const changes = [
    [
      'merge',
      {
        merges: [
          ['a', 'b'],
          ['a', 'c'],
        ],
      },
    ],
    [
      'split',
      {
        merges: [['b', 'c']],
        cuts: [
          ['b', 'a'],
          ['c', 'a'],
        ],
      },
    ],
  ] as const;
  for (const [n] of changes.entries()) await decide('comment', t0 + n);
  await asSuperuser(fresh.url, async (client) => {
    for (const [n, [kind, change]] of changes.entries())
      await client.query(
        'update incident_decisions set kind = $3, change = $4 where tenant_id = $1 and seq = $2',
        [tenantId, n + 1, kind, change],
      );
    await client.query('begin; set local role nightjar_migrator');
    await client.query(migration!.sql);
    await client.query('commit');
  });
  expect(await as('analyst', nj.listRegroupings)).toEqual([
    { together: ['a', 'b', 'c'] },
    { apart: [['b', 'c'], ['a']] },
  ]);
  const asked = await as('api', (tx) => nj.listRequestsOfIncidents(tx, [id]));
  expect(asked.map(({ kind, answer }) => [kind, answer])).toEqual([
    ['merge', { refused: null }],
    ['split', { refused: null }],
  ]);
  expect(await as('api', (tx) => nj.listIncidentDecisions(tx))).toEqual([]);
});

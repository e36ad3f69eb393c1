import { stableId } from '@nightjar/core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as nj from './index.ts';
import { freshDatabase, type FreshDatabase } from './testing/index.ts';
import { makeAction, makeBreach, makeIncident, t0, tenantA, tenantB } from './testing/rows.ts';

let fresh: FreshDatabase;
beforeAll(async () => {
  fresh = await freshDatabase();
});
afterAll(() => fresh.drop());

const as = <T>(
  role: nj.LoginRole,
  work: (tx: nj.TenantTx) => Promise<T>,
  tenantId: string = tenantA,
): Promise<T> => nj.inTenant(dbOf(role), tenantId, work);
const opened = new Map<nj.LoginRole, nj.Database>();
const dbOf = (role: nj.LoginRole): nj.Database => {
  if (!opened.has(role)) opened.set(role, fresh.open(role));
  return opened.get(role)!;
};

describe('a stage', () => {
  const batches = [1, 2, 3].map((n) => stableId('batch', String(n)));

  beforeAll(async () => {
    for (const tenantId of [tenantA, tenantB]) {
      await as(
        'connectors',
        async (tx) => {
          for (const [n, id] of batches.entries()) {
            const block = { eventCount: 1, minId: id, maxId: id, body: Buffer.from('x') };
            await nj.insertBatch(tx, { id, storedAt: t0 + n, ...block });
          }
        },
        tenantId,
      );
    }
  });

  it('marks a batch once, and its revision tells another reader to drop its cache', async () => {
    const handle = (tx: nj.TenantTx) => nj.markBatches(tx, 'baseline', [batches[0]!]);
    const first = await as('baseline', async (tx) => {
      const seen = await nj.lockStage(tx, 'baseline');
      return [seen, await handle(tx), await nj.advanceStage(tx, 'baseline')];
    });
    expect(first).toEqual([0, [batches[0]], 1]);
    expect(await as('baseline', handle)).toEqual([]);
    expect(await as('baseline', (tx) => nj.lockStage(tx, 'baseline'))).toBe(1);
    const marked = await as('evaluator', (tx) => nj.listMarked(tx, 'baseline', batches));
    expect([...marked]).toEqual([batches[0]]);
  });

  it('sees what waits for it: stored or marked by the stage before, not by itself', async () => {
    const filter = { since: 0, before: t0 + 100, perTenantMax: 4 };
    const waiting = (stage: nj.BatchStage) =>
      as('api', (tx) => nj.listWaitingBatches(tx, { stage, ...filter }));
    expect(await waiting('baseline')).toEqual([batches[1], batches[2]]);
    expect(await waiting('evaluator')).toEqual([batches[0]]);
    expect(await waiting('analyst')).toEqual([]);
  });

  it('the sweeper finds the same over all tenants, a few of each, and can read nothing else', async () => {
    const db = dbOf('sweeper');
    const filter = { stage: 'baseline', since: 0, before: t0 + 100, perTenantMax: 1 } as const;
    const found = await nj.whileSweeping(db, (tx) => nj.sweepWaitingBatches(tx, filter));
    expect(found).toEqual([
      { tenantId: tenantB, batchId: batches[0], storedAt: t0 },
      { tenantId: tenantA, batchId: batches[1], storedAt: t0 + 1 },
    ]);
    const bodies = nj.whileSweeping(db, (tx) => tx.query('select body from event_batches'));
    await expect(bodies).rejects.toThrow('permission denied');
    const outside = await nj.inHouse(db, (tx) => tx.query('select id from event_batches'));
    expect(outside).toEqual([]);
  });

  it('a batch that is finished is marked, of the next revision, and not begun again', async () => {
    const begin = () => as('evaluator', (tx) => nj.beginAttempt(tx, 'evaluator', batches[1]!));
    expect([await begin(), await begin()]).toEqual([1, 2]);
    const revision = await as('evaluator', (tx) => nj.lockStage(tx, 'evaluator'));
    const finish = (tx: nj.TenantTx) => nj.finishBatch(tx, 'evaluator', batches[1]!);
    await as('evaluator', finish);
    expect(await as('evaluator', (tx) => nj.lockStage(tx, 'evaluator'))).toBe(revision + 1);
    expect(await begin()).toBeUndefined();
    const left = 'select from stage_attempts where tenant_id = $1';
    expect(await as('evaluator', (tx) => tx.query(left, [tx.tenantId]))).toEqual([]);
    // Whoever finishes what is marked has not looked under the lock.
    await expect(as('evaluator', finish)).rejects.toThrow('duplicate key');
  });

  it('attempts are counted and forgotten', async () => {
    const count = () => as('analyst', (tx) => nj.countAttempt(tx, 'analyst', batches[0]!));
    expect([await count(), await count()]).toEqual([1, 2]);
    await as('analyst', (tx) => nj.clearAttempts(tx, 'analyst', batches));
    expect(await count()).toBe(1);
  });
});

it('baseline days are replaced, closed days are clean, cut-outs touch the days they cover', async () => {
  const day = '2026-03-12';
  const row = (packed: unknown) => [{ entity: 'user:a', day, packed }];
  const found = await as('baseline', async (tx) => {
    await nj.markDaysDirty(tx, [day, '2026-03-01']);
    await nj.saveBaselineDays(tx, row({ asn: [1] }));
    await nj.saveBaselineDays(tx, row({ asn: [1, 2] }));
    await nj.saveBaselineDays(tx, [{ entity: 'user:gone', day, packed: {} }]);
    await nj.removeBaselineDays(tx, day, ['user:gone']);
    await nj.markDayClosed(tx, day, Date.now());
    const cutOut = { entity: 'user:a', feature: 'asn', value: '9', cause: 'breach' };
    await nj.saveCutOuts(tx, [{ ...cutOut, fromDay: '2026-03-10', untilDay: day }]);
    return {
      days: await nj.listBaselineDays(tx, {
        from: day,
        to: day,
        entities: ['user:a', 'user:gone'],
      }),
      closed: await nj.listClosedDays(tx, '2026-01-01', day),
      dirty: await nj.listDirtyDays(tx),
      before: (await nj.listCutOuts(tx, '2026-03-11', '2026-03-11')).length,
      after: (await nj.listCutOuts(tx, day, day)).length,
    };
  });
  expect(found).toEqual({
    days: row({ asn: [1, 2] }),
    closed: [day],
    dirty: ['2026-03-01'],
    before: 1,
    after: 0,
  });
});

it('a breach saved again unchanged keeps its revision; changed, it gets the next', async () => {
  const save = (one: ReturnType<typeof makeBreach>, knownAt: number) =>
    as('evaluator', (tx) => nj.saveBreaches(tx, [makeBreach(2), one], { knownAt }));
  expect(await save(makeBreach(1), t0)).toHaveLength(2);
  expect(await save(makeBreach(1), t0 + 1)).toEqual([]);
  expect(await save(makeBreach(1, { score: 80 }), t0 + 2)).toEqual([makeBreach(1).id]);
  await save(makeBreach(1, { score: 80, status: 'withdrawn' }), t0 + 3);
  const [all, active] = await as('analyst', async (tx) => [
    await nj.listBreaches(tx, { ids: [makeBreach(1).id], includeWithdrawn: true }),
    await nj.listBreaches(tx, { from: t0, to: t0 + 2, subjects: [makeBreach(1).subject] }),
  ]);
  const now = { score: 80, status: 'withdrawn', revision: 3 } as const;
  expect(all).toEqual([{ ...makeBreach(1, now), knownAt: t0 }]);
  expect(active!.map(({ id }) => id)).toEqual([makeBreach(2).id]);
});

it('incidents keep their breaches, get revisions, and are superseded rather than deleted', async () => {
  const save = (one: ReturnType<typeof makeIncident>, at: number) =>
    as('analyst', (tx) => nj.saveIncidents(tx, [one, makeIncident(2)], at));
  expect(await save(makeIncident(1), t0)).toHaveLength(2);
  const more = makeIncident(1, { breachIds: [makeBreach(1).id, makeBreach(3).id] });
  expect(await save(more, t0 + 5)).toEqual([more.id]);
  const held = { breachIds: [makeBreach(3).id] };
  const [stored] = await as('responder', (tx) => nj.listIncidents(tx, held));
  const row = { status: 'open', revision: 2, knownAt: t0, changedAt: t0 + 5 } as const;
  expect(stored).toEqual({ ...more, ...row });
  await as('analyst', (tx) => nj.supersedeIncidents(tx, [more.id], t0 + 6));
  expect(await as('api', (tx) => nj.listIncidents(tx, held))).toEqual([]);
});

it('one person decides on an action; state moves only from what it is; history tells all', async () => {
  const one = makeAction(1);
  const change = (by: string) => ({ at: t0, by, reason: 'because' });
  const propose = () => as('responder', (tx) => nj.insertAction(tx, one, change('responder')));
  expect([await propose(), await propose()]).toEqual([true, false]);
  const decide = (personId: string) =>
    as('api', (tx) =>
      nj.insertResponseDecision(tx, {
        actionId: one.id,
        personId,
        decision: 'approve',
        reason: null,
        at: t0,
      }),
    );
  expect(await Promise.all([decide(makeBreach(1).id), decide(makeBreach(2).id)])).toContain(false);
  const swept = await nj.whileSweeping(dbOf('sweeper'), (tx) => nj.sweepDecidedActions(tx, t0 + 1));
  expect(swept).toEqual([{ tenantId: tenantA, actionId: one.id }]);
  const approve = () =>
    as('responder', (tx) =>
      nj.changeAction(tx, { id: one.id, from: 'pending', to: 'approved' }, change('a person')),
    );
  expect([await approve(), await approve()]).toEqual([true, false]);
  const [now] = await as('api', (tx) => nj.listActions(tx, { states: ['approved'] }));
  expect(now).toEqual({ ...one, state: 'approved' });
  const history = await as('api', (tx) => nj.listActionHistory(tx, [one.id]));
  expect(history.map(({ state, by }) => [state, by])).toEqual([
    ['pending', 'responder'],
    ['approved', 'a person'],
  ]);
});

it('a decision on an unknown incident is none; on a known one they come back in order', async () => {
  const decision = {
    personId: makeBreach(1).id,
    at: t0,
    reason: null,
    note: null,
    internal: false,
  };
  const decide = (incidentId: string, kind: 'acknowledge' | 'close') =>
    as('api', (tx) => nj.insertIncidentDecision(tx, { ...decision, incidentId, kind, change: {} }));
  expect(await decide(makeBreach(9).id, 'close')).toBe(false);
  const { id } = makeIncident(2);
  expect([await decide(id, 'acknowledge'), await decide(id, 'close')]).toEqual([true, true]);
  const kinds = await as('analyst', (tx) => nj.listIncidentDecisions(tx, { incidentIds: [id] }));
  expect(kinds.map(({ kind }) => kind)).toEqual(['acknowledge', 'close']);
});

it('the audit chain has no gap under concurrency, and an edit of any entry breaks it', async () => {
  const entry = {
    at: t0,
    personId: null,
    action: 'signIn',
    object: 'person\0',
    after: { b: 1, a: 2 },
  };
  await Promise.all([1, 2, 3, 4].map(() => as('api', (tx) => nj.appendAudit(tx, entry))));
  const chain = await as('api', (tx) => nj.listAudit(tx, 0, 10));
  expect(chain.map(({ seq }) => seq)).toEqual([1, 2, 3, 4]);
  expect(nj.findBrokenLink(chain)).toBeUndefined();
  const edited = chain.map((one) => (one.seq === 3 ? { ...one, after: { b: 1, a: 3 } } : one));
  expect(nj.findBrokenLink(edited)).toBe(3);
  expect(nj.findBrokenLink(chain.filter(({ seq }) => seq !== 2))).toBe(3);
  const rewrite = as('api', (tx) => tx.query(`update audit_log set object = 'x'`));
  await expect(rewrite).rejects.toThrow('permission denied');
});

import { stableId, type Asked, type Breach } from '@nightjar/core';
import {
  findAnalystAnswer,
  inTenant,
  insertAnalystRequest,
  insertIncidentDecision,
  listIncidentBodies,
  listIncidentDecisions,
  listIncidents,
  listIncidentQueue,
  acrossTenants,
  saveBreaches,
  type Database,
  type IncidentVersion,
  type NewDecision,
} from '@nightjar/db';
import {
  freshDatabase,
  makeBreach,
  makeForeignAgent,
  type FreshDatabase,
} from '@nightjar/db/testing';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { answerRequest } from './answer-request.ts';
import { investigateBatch } from './investigate-batch.ts';
import { keepIncidents } from './keep-incidents.ts';

const t0 = Date.UTC(2026, 2, 12, 9);
const hourMs = 3_600_000;
const name = 'ortega@borealis.example';
let fresh: FreshDatabase;
let db: Database;
let evaluator: Database;
let tests = 0;
let tenantId: string;
beforeAll(async () => {
  fresh = await freshDatabase();
  db = fresh.open('analyst');
  evaluator = fresh.open('evaluator');
});
afterAll(() => fresh.drop());
beforeEach(() => {
  tests += 1;
  tenantId = stableId('tenant', String(tests));
});

const subject = `user:${name}`;
const breach = (n: number, more: Partial<Breach> = {}): Breach =>
  makeBreach(n, {
    id: stableId('breach', tenantId, String(n)),
    tenantId,
    modelUuid: stableId('model', String(n)),
    key: subject,
    subject,
    subjectName: name,
    time: t0 + n * hourMs,
    endTime: t0 + n * hourMs,
    agents: [makeForeignAgent(subject)],
    ...more,
  });
const save = (...breaches: Breach[]) =>
  inTenant(evaluator, tenantId, (tx) => saveBreaches(tx, breaches, { knownAt: t0 }));
const investigate = async (): Promise<string[]> => {
  const batchId = stableId('batch');
  const work = await inTenant(db, tenantId, (tx) => investigateBatch(tx, { batchId }, t0));
  return (work.publish![0]!.body as { incidentIds: string[] }).incidentIds;
};
const list = (includeSuperseded = false) =>
  inTenant(db, tenantId, (tx) => listIncidents(tx, { includeSuperseded }));

it('breaches of one foreign agent are one incident, and looking again changes nothing', async () => {
  await save(breach(1), breach(2, { group: 'HIDE', category: 'Informational' }));
  expect(await investigate()).toHaveLength(1);
  const [incident] = await list();
  expect(incident).toMatchObject({ category: 'Critical', revision: 1, status: 'open' });
  expect(incident!.breachIds).toHaveLength(2);
  expect(await investigate()).toEqual([]);
});

it('an earlier breach that comes late gives the incident another id, and the first is superseded', async () => {
  await save(breach(5));
  const [first] = await investigate();
  await save(breach(1));
  const changed = await investigate();
  const all = await list(true);
  expect(changed.toSorted()).toEqual(all.map(({ id }) => id).toSorted());
  expect(all.find(({ id }) => id === first)!.status).toBe('superseded');
  const open = await list();
  expect(open.map(({ breachIds }) => breachIds.length)).toEqual([2]);
});

it('late evidence is a new version that says what changed, also where it renames the incident', async () => {
  const told = () =>
    inTenant(db, tenantId, async (tx) => {
      const sql = "select versions from incidents where tenant_id = $1 and status = 'open'";
      const rows = await tx.query<{ versions: IncidentVersion[] }>(sql, [tenantId]);
      return rows.map(({ versions }) => versions);
    });
  await save(breach(5));
  await investigate();
  expect(await told()).toEqual([[]]);
  await save(breach(6, { group: 'HIDE', category: 'Informational', modelPath: 'SaaS / Rule' }));
  await investigate();
  await save(breach(1, { modelPath: 'SaaS / Early' }));
  await investigate();
  await investigate();
  const [versions] = await told();
  const said = versions!.map(({ revision, differences }) => ({
    revision,
    first: differences[0]!.text,
  }));
  expect(said).toEqual([
    { revision: 2, first: 'One model breach was added: SaaS / Rule.' },
    { revision: 1, first: 'One model breach was added: SaaS / Early.' },
  ]);
});

it('what a person said of an incident follows it when a late breach renames it, twice', async () => {
  await save(breach(5));
  const [first] = await investigate();
  const said = { incidentId: first!, personId: stableId('person'), kind: 'comment' } as const;
  const decision = {
    ...said,
    at: t0,
    change: {},
    reason: null,
    note: 'I know her',
    internal: false,
  };
  await inTenant(fresh.open('api'), tenantId, (tx) => insertIncidentDecision(tx, decision));
  for (const n of [3, 1]) {
    await save(breach(n));
    await investigate();
  }
  const [open] = await list();
  const found = await inTenant(db, tenantId, (tx) =>
    listIncidentDecisions(tx, { incidentIds: [open!.id] }),
  );
  expect(open!.id).not.toBe(first);
  expect(found.map(({ incidentId, note }) => [incidentId, note])).toEqual([
    [open!.id, 'I know her'],
  ]);
});

it('an incident whose breaches are withdrawn is superseded', async () => {
  await save(breach(1));
  await investigate();
  await save(breach(1, { status: 'withdrawn' }));
  expect(await investigate()).toHaveLength(1);
  expect(await list()).toEqual([]);
});

it('a breach that changed without a batch is seen all the same, and told once', async () => {
  const told: unknown[] = [];
  const tell = async (...message: unknown[]) => void told.push(message);
  await save(breach(1));
  const keep = () => keepIncidents({ db, bus: { publish: tell }, tenantId, now: t0 });
  expect(await keep()).toHaveLength(1);
  expect(await keep()).toEqual([]);
  expect(told).toHaveLength(1);
});

it('what opens nothing is no incident', async () => {
  await save(breach(1, { score: 40 }));
  expect(await investigate()).toEqual([]);
  await save(breach(1, { score: 74 }));
  expect(await investigate()).toHaveLength(1);
});

const decide = (incidentId: string, kind: NewDecision['kind'], change: NewDecision['change']) =>
  inTenant(fresh.open('api'), tenantId, (tx) =>
    insertIncidentDecision(tx, {
      incidentId,
      personId: stableId('person'),
      at: t0,
      kind,
      change,
      reason: null,
      note: null,
      internal: false,
    }),
  );
const statuses = async () => {
  const scope = { tenantIds: [tenantId] };
  const rows = await acrossTenants(fresh.open('reader'), scope, (tx) =>
    listIncidentQueue(tx, scope, { order: 'newest', limit: 9 }),
  );
  return rows.map(({ stand }) => stand.status);
};
const dayMs = 24 * hourMs;

const publish = async () => undefined;
let asks = 0;
const ask = async (asked: Asked) => {
  asks += 1;
  const request = {
    id: stableId('request', String(asks)),
    personId: stableId('person'),
    at: t0,
    asked,
  };
  await inTenant(fresh.open('api'), tenantId, (tx) => insertAnalystRequest(tx, request));
  const answer = () =>
    answerRequest({ db, bus: { publish }, tenantId, requestId: request.id, now: t0 });
  // The message may come twice.
  await Promise.all([answer(), answer()]);
  return inTenant(db, tenantId, (tx) => findAnalystAnswer(tx, request.id));
};
const sizes = async () => (await list()).map(({ breachIds }) => breachIds.length).toSorted();

it('what people merge is one incident and what they split is two, at once, and also when more comes', async () => {
  const late = { time: t0 + 60 * dayMs, endTime: t0 + 60 * dayMs };
  await save(breach(1), breach(2), breach(3, late));
  await investigate();
  const [one, other] = (await list()).toSorted((a, b) => a.start - b.start);
  const merge = {
    kind: 'merge',
    incidentId: one!.id,
    revision: 1,
    note: null,
    otherId: other!.id,
  } as const;
  expect(await ask(merge)).toEqual({
    regrouping: { together: [breach(1).id, breach(2).id, breach(3).id] },
  });
  const [all] = await list();
  expect(all!.breachIds).toHaveLength(3);
  // Somebody else looked at what it was before.
  expect(await ask({ ...merge, kind: 'split', breachIds: [breach(1).id] })).toEqual({
    refused: 'stale',
  });
  const split = {
    kind: 'split',
    incidentId: all!.id,
    revision: all!.revision,
    note: null,
    breachIds: [breach(2).id],
  } as const;
  expect(await ask(split)).toMatchObject({ regrouping: {} });
  expect(await ask(split)).toEqual({ refused: 'stale' });
  await save(breach(4, late));
  await investigate();
  expect(await sizes()).toEqual([1, 3]);
});

it('a look that a person asks for is told in the incident, with who asked, what was searched and what was found', async () => {
  // What nobody looked at so far is in line before it is told.
  await save(breach(1), breach(2, { mode: 'audit' }));
  const asked = { kind: 'investigate', incidentId: null, subject } as const;
  const steps = (answer: unknown) =>
    (answer as { steps: { phrase: { text: string } }[] }).steps.map(({ phrase }) => phrase.text);
  const found = await ask({ ...asked, from: t0, to: t0 + dayMs });
  const [incident] = await list();
  expect(found).toMatchObject({ incidentIds: [incident!.id] });
  expect(steps(found)).toEqual([
    'Searched what ortega@borealis.example did (12 Mar 2026, 09:00 to 13 Mar 2026, 09:00 UTC), at most 2,000 events.',
    'Found nothing.',
    'Searched for model breaches of ortega@borealis.example (12 Mar 2026, 09:00 to 13 Mar 2026, 09:00 UTC).',
    'Found 1 model breach: SaaS / Access / Unusual External Source for SaaS Credential Use.',
    `Verdict: told by 1 incident: ${incident!.displayId}.`,
  ]);
  expect(steps(await ask({ ...asked, from: t0 + 2 * dayMs, to: t0 + 3 * dayMs })).at(-1)).toBe(
    'Verdict: no model spoke, so nothing of it was unusual enough.',
  );
  expect(steps(await ask({ kind: 'investigate', incidentId: incident!.id })).at(-1)).toBe(
    `Verdict: told by 1 incident: ${incident!.displayId}.`,
  );
  expect(await ask({ kind: 'investigate', incidentId: stableId('none') })).toEqual({
    refused: 'gone',
  });
  const bodies = await inTenant(db, tenantId, (tx) => listIncidentBodies(tx, [incident!.id]));
  const { versions } = bodies.get(incident!.id)!;
  expect(versions.map(({ inquiry }) => inquiry?.personId)).toEqual(
    Array(2).fill(stableId('person')),
  );
  expect((await list())[0]).toMatchObject({ revision: 1, changedAt: incident!.changedAt });
});

it('a closed incident is open again in the transaction that brings new evidence, or not at all', async () => {
  await save(breach(1));
  const [id] = await investigate();
  await decide(id!, 'close', { verdict: 'true_positive' });
  expect(await statuses()).toEqual(['closed']);
  await save(breach(2));
  const dies = inTenant(db, tenantId, async (tx) => {
    await investigateBatch(tx, { batchId: stableId('batch') }, t0 + 1);
    throw new Error('killed');
  });
  await expect(dies).rejects.toThrow('killed');
  expect(await statuses()).toEqual(['closed']);
  await investigate();
  expect(await statuses()).toEqual(['new']);
});

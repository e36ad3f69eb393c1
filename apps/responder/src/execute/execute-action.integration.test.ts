import { stableId, type ActionState } from '@nightjar/core';
import {
  inHouse,
  inTenant,
  insertAction,
  insertResponseDecision,
  listActionHistory,
  listActions,
  protectTarget,
  saveMssp,
  savePerson,
  saveTenant,
  type Database,
} from '@nightjar/db';
import { freshDatabase, makeAction, type FreshDatabase } from '@nightjar/db/testing';
import { startGraph, type GraphEmulator } from '@nightjar/testkit';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { openGraph } from '../graph/open-graph.ts';
import { executeAction, executingMaxMs, settlingMs } from './execute-action.ts';
import { executeWaiting } from './execute-waiting.ts';
import { moveAction } from './move-action.ts';

const client = { id: 'responder', secret: 'not-a-secret-of-anyone' };
const personId = stableId('person', 'analyst');
const start = Date.UTC(2026, 2, 12, 9);
let now = start;
let fresh: FreshDatabase;
let db: Database;
let api: Database;
let graph: GraphEmulator;
let tests = 0;
let tenantId: string;
let name: string;

beforeAll(async () => {
  fresh = await freshDatabase();
  db = fresh.open('responder');
  api = fresh.open('api');
  graph = await startGraph({ client, makesUsers: true, now: () => now });
  await inHouse(api, async (tx) => {
    await saveMssp(tx, { id: stableId('mssp'), slug: 'house', name: 'House' });
    await savePerson(tx, { id: personId, email: 'a@house.example', name: 'A' }, null);
  });
});
afterAll(async () => {
  await graph.stop();
  await fresh.drop();
});

beforeEach(async () => {
  now = start;
  tests += 1;
  tenantId = stableId('tenant', String(tests));
  name = `user${tests}@borealis.example`;
  const slug = `t${tests}`;
  const kind = 'customer';
  const tenant = { id: tenantId, msspId: stableId('mssp'), slug, name: slug, kind } as const;
  await inHouse(api, (tx) => saveTenant(tx, { ...tenant, responseMode: 'confirm' }));
});

const executing = (more: { timeoutMs?: number; secret?: string } = {}) => ({
  db,
  tenantId,
  perHourMax: 4,
  now: () => now,
  wait: async () => undefined,
  graph: openGraph(
    {
      baseUrl: graph.url,
      tokenUrl: `${graph.url}/borealis/oauth2/v2.0/token`,
      clientId: client.id,
      clientSecret: more.secret ?? client.secret,
      timeoutMs: more.timeoutMs ?? 5_000,
    },
    () => now,
  ),
});

const propose = async (state: ActionState = 'pending', nth = 0): Promise<string> => {
  const id = stableId('action', tenantId, String(nth));
  const action = makeAction(1, {
    id,
    tenantId,
    targetKey: `user:${nth === 0 ? '' : `${nth}.`}${name}`,
    state,
    proposedAt: now,
    expiresAt: now + 3_600_000,
  });
  await inTenant(db, tenantId, (tx) =>
    insertAction(tx, action, { at: now, by: 'responder', reason: 'proposed' }),
  );
  return id;
};
const decide = (actionId: string, decision: 'approve' | 'decline', at = now) =>
  inTenant(api, tenantId, (tx) =>
    insertResponseDecision(tx, { actionId, personId, decision, reason: null, at }),
  );
const statesOf = async (id: string) =>
  (await inTenant(db, tenantId, (tx) => listActionHistory(tx, [id]))).map(({ state }) => state);
const validFrom = () => graph.findUser(name)!.signInSessionsValidFromDateTime;
const revocations = () =>
  graph.requests.filter((one) => one.startsWith('POST') && one.includes(encodeURIComponent(name)))
    .length;
const whenRevoked = '2026-03-12T09:00:00Z';

it('an approved logout is executed, read back and recorded with who said yes', async () => {
  const id = await propose();
  await decide(id, 'approve');
  expect(await executeAction(executing(), id)).toBe('verified');
  expect(validFrom()).toBe(whenRevoked);
  const history = await inTenant(db, tenantId, (tx) => listActionHistory(tx, [id]));
  expect(history.map(({ state, by }) => [state, by])).toEqual([
    ['pending', 'responder'],
    ['approved', personId],
    ['executing', 'responder'],
    ['verified', 'responder'],
  ]);
});

it('a decision delivered again, or to two at once, revokes once', async () => {
  const id = await propose();
  await decide(id, 'approve');
  await Promise.all([executeAction(executing(), id), executeAction(executing(), id)]);
  await executeAction(executing(), id);
  expect(revocations()).toBe(1);
  expect(await statesOf(id)).toEqual(['pending', 'approved', 'executing', 'verified']);
});

it('without a decision, or with a no, nothing is done', async () => {
  const id = await propose();
  expect(await executeAction(executing(), id)).toBe('pending');
  await decide(id, 'decline');
  expect(await executeAction(executing(), id)).toBe('declined');
  expect(revocations()).toBe(0);
});

it('a proposal that nobody decided lapses by time', async () => {
  const id = await propose();
  const turn = () => executeWaiting(executing(), (_, fault) => expect.unreachable(String(fault)));
  await turn();
  expect(await statesOf(id)).toEqual(['pending']);
  now += 3_600_000;
  await turn();
  expect(await statesOf(id)).toEqual(['pending', 'lapsed']);
  expect(revocations()).toBe(0);
});

it('an answer of 500 to what was done is read back, not done again', async () => {
  const id = await propose('approved');
  graph.misbehave({ does: 'doAndFail' });
  expect(await executeAction(executing(), id)).toBe('verified');
  expect(await statesOf(id)).toEqual(['approved', 'executing', 'unknown', 'verified']);
  expect(revocations()).toBe(1);
});

it('no answer to what was done is read back, not done again', async () => {
  const id = await propose('approved');
  graph.misbehave({ does: 'doAndHang' });
  expect(await executeAction(executing({ timeoutMs: 150 }), id)).toBe('verified');
  expect(revocations()).toBe(1);
});

it.each(['fail', 'pretend'] as const)(
  'what the provider did not do (%s) stays unknown for a while and then counts as failed',
  async (does) => {
    const id = await propose('approved');
    graph.misbehave({ does });
    expect(await executeAction(executing(), id)).toBe('unknown');
    now += settlingMs;
    expect(await executeAction(executing(), id)).toBe('failed');
    expect(revocations()).toBe(1);
  },
);

it('throttling means that nothing was done, so it is tried again', async () => {
  const id = await propose('approved');
  graph.misbehave({ does: 'throttle', times: 2 });
  expect(await executeAction(executing(), id)).toBe('verified');
  expect(revocations()).toBe(3);
});

it('while the provider cannot be asked, an approved action waits', async () => {
  const id = await propose('approved');
  graph.misbehave({ does: 'fail', method: 'GET' });
  expect(await executeAction(executing(), id)).toBe('approved');
  expect(await executeAction(executing(), id)).toBe('verified');
});

it.each(['name', 'object id'])(
  'a protected account (by %s) is refused with the reason, also where a person approved',
  async (by) => {
    const id = await propose();
    await decide(id, 'approve');
    const account = await executing().graph.getAccount(name);
    const objectId = account.kind === 'ok' ? account.value.id : '';
    const targetKey = `user:${by === 'name' ? name : objectId}`;
    await inTenant(api, tenantId, (tx) => protectTarget(tx, { targetKey, reason: 'break-glass' }));
    expect(await executeAction(executing(), id)).toBe('failed');
    const history = await inTenant(db, tenantId, (tx) => listActionHistory(tx, [id]));
    expect(history.at(-1)!.reason).toBe('The account is protected: break-glass');
    expect(await statesOf(id)).toEqual(['pending', 'approved', 'failed']);
    expect(revocations()).toBe(0);
  },
);

it('beyond the cap of an hour, begun at once or not, responses are refused; after it they go on', async () => {
  const ids = await Promise.all([0, 1, 2, 3, 4].map((nth) => propose('approved', nth)));
  const states = await Promise.all(ids.map((id) => executeAction(executing(), id)));
  expect(states.toSorted()).toEqual(['failed', ...Array(4).fill('verified')]);
  expect(revocations()).toBe(4);
  now += 3_600_000;
  expect(await executeAction(executing(), await propose('approved', 5))).toBe('verified');
});

it('a provider that fails again and again is left alone for a while, and the actions wait', async () => {
  graph.misbehave({ does: 'fail', times: 3 });
  for (const nth of [0, 1, 2]) {
    expect(await executeAction(executing(), await propose('approved', nth))).toBe('unknown');
  }
  const id = await propose('approved', 3);
  const asked = graph.requests.length;
  expect(await executeAction(executing(), id)).toBe('approved');
  expect([revocations(), graph.requests.length]).toEqual([3, asked]);
  now += 600_000;
  expect(await executeAction(executing(), id)).toBe('verified');
});

it('refused credentials fail the action, and no secret is in its history', async () => {
  const id = await propose('approved');
  expect(await executeAction(executing({ secret: 'wrong-secret' }), id)).toBe('failed');
  const history = await inTenant(db, tenantId, (tx) => listActionHistory(tx, [id]));
  expect(history.at(-1)!.reason).toBe('Microsoft Graph answered 401 (invalid_client)');
  expect(JSON.stringify(history)).not.toContain('secret');
});

it.each([true, false])(
  'an action whose worker died over it is read back by another (done before: %s)',
  async (wasDone) => {
    const id = await propose('approved');
    const { graph: provider } = executing();
    const before = await provider.getAccount(name);
    const detail = { validFromBefore: before.kind === 'ok' ? before.value.validFrom : '' };
    await inTenant(db, tenantId, async (tx) => {
      const [action] = await listActions(tx, { ids: [id] });
      const step = { type: 'start', at: now, by: 'responder', reason: 'x', detail } as const;
      expect(await moveAction(tx, action!, step)).toBeDefined();
    });
    if (wasDone) await provider.revokeSessions(name);
    const done = revocations();
    expect(await executeAction(executing(), id)).toBe('executing');
    now += executingMaxMs;
    expect(await executeAction(executing(), id)).toBe(wasDone ? 'verified' : 'failed');
    expect(revocations()).toBe(done);
  },
);

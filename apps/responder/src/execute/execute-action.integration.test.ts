import { inTenant, listActions } from '@nightjar/db';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { executeAction, executingMaxMs, settlingMs } from './execute-action.ts';
import { executeWaiting } from './execute-waiting.ts';
import { openExecution, personId } from './execute.fixture.ts';
import { moveAction } from './move-action.ts';

let world: Awaited<ReturnType<typeof openExecution>>;
let here: Awaited<ReturnType<typeof world.addTenant>>;
beforeAll(async () => {
  world = await openExecution();
});
afterAll(() => world.stop());
beforeEach(async () => {
  here = await world.addTenant();
});

const validFrom = () => world.graph.findUser(here.name)!.signInSessionsValidFromDateTime;
const whenRevoked = '2026-03-12T09:00:00Z';

it('an approved logout is executed, read back and recorded with who said yes', async () => {
  const id = await here.propose();
  await here.decide(id, 'approve');
  expect(await executeAction(here.executing(), id)).toBe('verified');
  expect(validFrom()).toBe(whenRevoked);
  const history = await here.historyOf(id);
  expect(history.map(({ state, by }) => [state, by])).toEqual([
    ['pending', 'responder'],
    ['approved', personId],
    ['executing', 'responder'],
    ['verified', 'responder'],
  ]);
});

it('a decision delivered again, or to two at once, revokes once', async () => {
  const id = await here.propose();
  await here.decide(id, 'approve');
  await Promise.all([executeAction(here.executing(), id), executeAction(here.executing(), id)]);
  await executeAction(here.executing(), id);
  expect(here.revocations()).toBe(1);
  expect(await here.statesOf(id)).toEqual(['pending', 'approved', 'executing', 'verified']);
});

it('without a decision, or with a no, nothing is done', async () => {
  const id = await here.propose();
  expect(await executeAction(here.executing(), id)).toBe('pending');
  await here.decide(id, 'decline');
  expect(await executeAction(here.executing(), id)).toBe('declined');
  expect(here.revocations()).toBe(0);
});

it('a proposal that nobody decided lapses by time', async () => {
  const id = await here.propose();
  const turn = () =>
    executeWaiting(here.executing(), (_, fault) => expect.unreachable(String(fault)));
  await turn();
  expect(await here.statesOf(id)).toEqual(['pending']);
  world.clock.now += 3_600_000;
  await turn();
  expect(await here.statesOf(id)).toEqual(['pending', 'lapsed']);
  expect(here.revocations()).toBe(0);
});

it('an answer of 500 to what was done is read back, not done again', async () => {
  const id = await here.propose('approved');
  world.graph.misbehave({ does: 'doAndFail' });
  expect(await executeAction(here.executing(), id)).toBe('verified');
  expect(await here.statesOf(id)).toEqual(['approved', 'executing', 'unknown', 'verified']);
  expect(here.revocations()).toBe(1);
});

it('no answer to what was done is read back, not done again', async () => {
  const id = await here.propose('approved');
  world.graph.misbehave({ does: 'doAndHang' });
  expect(await executeAction(here.executing({ timeoutMs: 150 }), id)).toBe('verified');
  expect(here.revocations()).toBe(1);
});

it.each(['fail', 'pretend'] as const)(
  'what the provider did not do (%s) stays unknown for a while and then counts as failed',
  async (does) => {
    const id = await here.propose('approved');
    world.graph.misbehave({ does });
    expect(await executeAction(here.executing(), id)).toBe('unknown');
    world.clock.now += settlingMs;
    expect(await executeAction(here.executing(), id)).toBe('failed');
    expect(here.revocations()).toBe(1);
  },
);

it('throttling means that nothing was done, so it is tried again', async () => {
  const id = await here.propose('approved');
  world.graph.misbehave({ does: 'throttle', times: 2 });
  expect(await executeAction(here.executing(), id)).toBe('verified');
  expect(here.revocations()).toBe(3);
});

it('while the provider cannot be asked, an approved action waits', async () => {
  const id = await here.propose('approved');
  world.graph.misbehave({ does: 'fail', method: 'GET' });
  expect(await executeAction(here.executing(), id)).toBe('approved');
  expect(await executeAction(here.executing(), id)).toBe('verified');
});

it('refused credentials fail the action, and no secret is in its history', async () => {
  const id = await here.propose('approved');
  expect(await executeAction(here.executing({ secret: 'wrong-secret' }), id)).toBe('failed');
  const history = await here.historyOf(id);
  expect(history.at(-1)!.reason).toBe('Microsoft Graph answered 401 (invalid_client)');
  expect(JSON.stringify(history)).not.toContain('secret');
});

it.each([true, false])(
  'an action whose worker died over it is read back by another (done before: %s)',
  async (wasDone) => {
    const id = await here.propose('approved');
    const { graph: provider } = here.executing();
    const before = await provider.getAccount(here.name);
    const detail = { validFromBefore: before.kind === 'ok' ? before.value.validFrom : '' };
    await inTenant(world.db, here.tenantId, async (tx) => {
      const [action] = await listActions(tx, { ids: [id] });
      const step = {
        type: 'start',
        at: world.clock.now,
        by: 'responder',
        reason: 'x',
        detail,
      } as const;
      expect(await moveAction(tx, action!, step)).toBeDefined();
    });
    if (wasDone) await provider.revokeSessions(here.name);
    const done = here.revocations();
    expect(await executeAction(here.executing(), id)).toBe('executing');
    world.clock.now += executingMaxMs;
    expect(await executeAction(here.executing(), id)).toBe(wasDone ? 'verified' : 'failed');
    expect(here.revocations()).toBe(done);
  },
);

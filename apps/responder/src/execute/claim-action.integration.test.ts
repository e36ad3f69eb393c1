import { inTenant, protectTarget } from '@nightjar/db';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { executeAction } from './execute-action.ts';
import { openExecution } from './execute.fixture.ts';

let world: Awaited<ReturnType<typeof openExecution>>;
let here: Awaited<ReturnType<typeof world.addTenant>>;
beforeAll(async () => {
  world = await openExecution();
});
afterAll(() => world.stop());
beforeEach(async () => {
  here = await world.addTenant();
});

it.each(['name', 'object id', 'name as a guest'])(
  'a protected account (by %s) is refused with the reason, also where a person approved',
  async (by) => {
    const id = await here.propose();
    await here.decide(id, 'approve');
    const account = await here.executing().graph.getAccount(here.name);
    const objectId = account.kind === 'ok' ? account.value.id : '';
    const names: Record<string, string> = {
      name: here.name,
      'object id': objectId,
      'name as a guest': `${here.name.replace('@', '_')}#EXT#@host.onmicrosoft.example`,
    };
    const targetKey = `user:${names[by]}`;
    await inTenant(world.api, here.tenantId, (tx) =>
      protectTarget(tx, { targetKey, reason: 'break-glass' }),
    );
    expect(await executeAction(here.executing(), id)).toBe('failed');
    const history = await here.historyOf(id);
    expect(history.at(-1)!.reason).toBe('The account is protected: break-glass');
    expect(await here.statesOf(id)).toEqual(['pending', 'approved', 'failed']);
    expect(here.revocations()).toBe(0);
  },
);

it('beyond the cap of an hour, begun at once or not, responses are refused; after it they go on', async () => {
  const ids = await Promise.all([0, 1, 2, 3, 4].map((nth) => here.propose('approved', nth)));
  const states = await Promise.all(ids.map((id) => executeAction(here.executing(), id)));
  expect(states.toSorted()).toEqual(['failed', ...Array(4).fill('verified')]);
  expect(here.revocations()).toBe(4);
  world.clock.now += 3_600_000;
  expect(await executeAction(here.executing(), await here.propose('approved', 5))).toBe('verified');
});

it('a provider that fails again and again is left alone for a while, and the actions wait', async () => {
  world.graph.misbehave({ does: 'fail', times: 3 });
  for (const nth of [0, 1, 2]) {
    expect(await executeAction(here.executing(), await here.propose('approved', nth))).toBe(
      'unknown',
    );
  }
  const id = await here.propose('approved', 3);
  const asked = world.graph.requests.length;
  expect(await executeAction(here.executing(), id)).toBe('approved');
  expect([here.revocations(), world.graph.requests.length]).toEqual([3, asked]);
  world.clock.now += 600_000;
  expect(await executeAction(here.executing(), id)).toBe('verified');
});

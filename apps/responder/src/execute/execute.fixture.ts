import { stableId, type ActionState } from '@nightjar/core';
import {
  inHouse,
  inTenant,
  insertAction,
  insertResponseDecision,
  listActionHistory,
  saveMssp,
  savePerson,
  saveTenant,
} from '@nightjar/db';
import { freshDatabase, makeAction } from '@nightjar/db/testing';
import { startGraph } from '@nightjar/testkit';
import { openGraph } from '../graph/open-graph.ts';
import type { Executing } from './execute-action.ts';

const client = { id: 'responder', secret: 'not-a-secret-of-anyone' };
export const personId = stableId('person', 'analyst');
export const start = Date.UTC(2026, 2, 12, 9);

/** A database and an emulated provider; `addTenant` gives the tests one tenant each, with one account. */
export async function openExecution() {
  const fresh = await freshDatabase();
  const [db, api] = [fresh.open('responder'), fresh.open('api')];
  const clock = { now: start };
  const graph = await startGraph({ client, makesUsers: true, now: () => clock.now });
  await inHouse(api, async (tx) => {
    await saveMssp(tx, { id: stableId('mssp'), slug: 'house', name: 'House' });
    await savePerson(tx, { id: personId, email: 'a@house.example', name: 'A' }, null);
  });
  let tenants = 0;
  return {
    db,
    api,
    graph,
    clock,
    addTenant: async () => {
      clock.now = start;
      tenants += 1;
      const slug = `t${tenants}`;
      const tenant = { id: stableId('tenant', slug), slug, name: slug, kind: 'customer' } as const;
      const rest = { msspId: stableId('mssp'), responseMode: 'confirm' } as const;
      await inHouse(api, (tx) => saveTenant(tx, { ...tenant, ...rest }));
      return playersOf(tenant.id, `user${tenants}@borealis.example`);
    },
    stop: async () => {
      await graph.stop();
      await fresh.drop();
    },
  };

  /** What happens in one tenant, at the clock's time. */
  function playersOf(tenantId: string, name: string) {
    const historyOf = (id: string) => inTenant(db, tenantId, (tx) => listActionHistory(tx, [id]));
    return {
      tenantId,
      name,
      executing: (more: { timeoutMs?: number; secret?: string } = {}): Executing => ({
        db,
        tenantId,
        perHourMax: 4,
        now: () => clock.now,
        wait: async () => undefined,
        graph: openGraph(
          {
            baseUrl: graph.url,
            tokenUrl: `${graph.url}/borealis/oauth2/v2.0/token`,
            clientId: client.id,
            clientSecret: more.secret ?? client.secret,
            timeoutMs: more.timeoutMs ?? 5_000,
          },
          () => clock.now,
        ),
      }),
      /** A logout of the tenant's account, or of its nth. */
      propose: async (state: ActionState = 'pending', nth = 0): Promise<string> => {
        const { now } = clock;
        const id = stableId('action', tenantId, String(nth));
        const targetKey = `user:${nth === 0 ? '' : `${nth}.`}${name}`;
        const times = { proposedAt: now, expiresAt: now + 3_600_000 };
        const action = makeAction(1, { id, tenantId, targetKey, state, ...times });
        await inTenant(db, tenantId, (tx) =>
          insertAction(tx, action, { at: now, by: 'responder', reason: 'proposed' }),
        );
        return id;
      },
      decide: (actionId: string, decision: 'approve' | 'decline', at = clock.now) =>
        inTenant(api, tenantId, (tx) =>
          insertResponseDecision(tx, { actionId, personId, decision, reason: null, at }),
        ),
      historyOf,
      statesOf: async (id: string) => (await historyOf(id)).map(({ state }) => state),
      revocations: () =>
        graph.requests.filter((one) => {
          const id = /^POST .*\/users\/([^/]+)\//.exec(one)?.[1];
          return id !== undefined && graph.findUser(id)?.userPrincipalName.endsWith(name);
        }).length,
    };
  }
}

import { setTimeout as delay } from 'node:timers/promises';
import { connectBus } from '@nightjar/bus';
import { inTenant, listActions, type Database } from '@nightjar/db';
import { decideResponse } from '../../apps/api/src/response/decide-response.ts';
import { strike } from './do-kill.ts';
import type { LoadTenant } from './make-load.ts';
import type { World } from './open-world.ts';
import type { Run } from './run.ts';
import { personId } from './seed-tenants.ts';

const lookEveryMs = 300;
// A logout whose executor died is read back after five minutes.
const doneWithinMs = 420_000;

/** A person who says yes to the first response action of each tenant. */
export interface Approving {
  /** Actions approved so far, by tenant id. */
  approved: ReadonlyMap<string, string>;
  /** Approves nothing more. */
  end(): Promise<void>;
  /** Waits until each approved action is done; throws where one never is. */
  untilDone(): Promise<void>;
}

export interface ApprovingOptions extends Run {
  db: Database;
  tenants: readonly LoadTenant[];
  /** Of the first logout: the provider does it and never answers, and the responder is killed over it. */
  strikesFirst: boolean;
}

/** Approves as the api does: the decision with its audit entry in the rows, then a message that may get lost. */
export async function approveActions(world: World, of: ApprovingOptions): Promise<Approving> {
  const { nats } = world.site;
  const bus = await connectBus({ url: nats.url, seed: nats.seedOf('api'), stage: 'api' });
  of.endings.push(() => bus.close());
  const approved = new Map<string, string>();
  const ending = new AbortController();

  const approve = async (tenantId: string): Promise<void> => {
    const [action] = await inTenant(of.db, tenantId, (tx) =>
      listActions(tx, { states: ['pending'] }),
    );
    if (action === undefined) return;
    const isStruck = of.strikesFirst && approved.size === 0;
    if (isStruck) world.graph.misbehave({ does: 'doAndHang' });
    const saying = { actionId: action.id, personId, decision: 'approve', reason: null } as const;
    await inTenant(of.db, tenantId, (tx) => decideResponse(tx, { ...saying, at: Date.now() }));
    approved.set(tenantId, action.id);
    of.say(`${action.kind} of ${action.targetName} approved`);
    await bus.publish('actionDecided', tenantId, { actionId: action.id }).catch(() => undefined);
    if (isStruck) await strikeWhileExecuting(world, of.say);
  };
  const watch = async (): Promise<void> => {
    while (!ending.signal.aborted) {
      for (const { id } of of.tenants) {
        if (!approved.has(id)) await approve(id).catch(() => undefined);
      }
      await delay(lookEveryMs);
    }
  };
  const watching = watch();
  return {
    approved,
    end: async () => {
      ending.abort();
      await watching;
      await bus.close();
    },
    untilDone: async () => {
      for (const [tenantId, id] of approved) await untilDone(of, { tenantId, id });
    },
  };
}

async function strikeWhileExecuting(world: World, say: Run['say']): Promise<void> {
  const isExecuting = (): boolean => world.graph.requests.some((one) => one.startsWith('POST'));
  const deadline = performance.now() + 60_000;
  while (!isExecuting() && performance.now() < deadline) await delay(5);
  strike(world, 'responder');
  say('responder killed while it executes');
}

async function untilDone(
  of: ApprovingOptions,
  { tenantId, id }: { tenantId: string; id: string },
): Promise<void> {
  const deadline = performance.now() + doneWithinMs;
  let saidAt = performance.now();
  for (;;) {
    const [action] = await inTenant(of.db, tenantId, (tx) => listActions(tx, { ids: [id] }));
    if (action?.state === 'verified') return;
    if (performance.now() > deadline)
      throw new Error(`An approved action is still ${action?.state}.`);
    if (performance.now() - saidAt > 30_000) {
      saidAt = performance.now();
      of.say(`${action?.kind} of ${action?.targetName} is ${action?.state}`);
    }
    await delay(lookEveryMs);
  }
}

/** Logouts that the provider was asked for beyond one for each approved action. */
export function countRepeated(world: World, approved: number): number {
  const asked = world.graph.requests.filter((one) => one.startsWith('POST')).length;
  return Math.max(0, asked - approved);
}

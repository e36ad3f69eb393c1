import { setTimeout as delay } from 'node:timers/promises';
import { approveActions, countRepeated } from './approve-actions.ts';
import type { Dice } from './dice.ts';
import { doKill } from './do-kill.ts';
import { look, type Standing } from './look.ts';
import { pushInDisorder, type LoadTenant, type Push } from './make-load.ts';
import { openWorld, type World } from './open-world.ts';
import type { Kill, Process } from './plan-kills.ts';
import { pushLoad, type Pace } from './push-load.ts';
import type { Run } from './run.ts';
import { openAsApi, seedTenants } from './seed-tenants.ts';
import { untilSettled } from './until-settled.ts';

export interface ChaosOptions extends Run {
  name: string;
  tenants: readonly LoadTenant[];
  processes: readonly Process[];
  kills: readonly Kill[];
  dice: Dice;
  /** Leaves the first executed action half way, which takes five minutes to heal. */
  strikesFirst: boolean;
  /** Takes from the world, before anything is pushed, what its actions need to come to an end. */
  harm?: (world: World) => Promise<void>;
}

export interface ChaosResult {
  stands: Standing;
  failpointsHit: number;
  approved: number;
  repeatedActions: number;
}

const pushesPerKill = 6;
const pushesMin = 30;
const pushesMax = 250;
const usualKillMs = 5_000;

/** Pushes in disorder while one thing after another goes wrong, and waits until all is well again. */
export async function chaosRun(options: ChaosOptions): Promise<ChaosResult> {
  const { say, tenants, kills, dice, strikesFirst } = options;
  const world = await openWorld(options.name, options);
  const db = openAsApi(world);
  options.endings.push(() => db.close());
  await seedTenants(db, tenants);
  await options.harm?.(world);
  await world.startAll(options.processes);
  const approving = await approveActions(world, { ...options, db, strikesFirst });
  const perTenant = Math.min(pushesMax, Math.max(pushesMin, kills.length * pushesPerKill));
  const pushes = tenants.flatMap((tenant) => pushInDisorder(tenant, dice, perTenant));
  const storm = startStorm(world, { kills, say });
  await Promise.all([pushAll(world, { pushes, pace: storm.pace, say }), storm.done]);
  say(`${options.name}: everything is pushed, nothing more is killed`);
  await untilSettled(world, tenants, say);
  await approving.end();
  if (options.harm === undefined) await approving.untilDone();
  const stands = await look(world);
  const { size: approved } = approving.approved;
  const repeatedActions = countRepeated(world, approved);
  await world.stop();
  return { stands, failpointsHit: storm.hits(), approved, repeatedActions };
}

async function pushAll(
  world: World,
  { pushes, pace, say }: { pushes: readonly Push[]; pace: Pace; say: Run['say'] },
): Promise<void> {
  await pushLoad(world, pushes, pace);
  say(`all ${pushes.length} pushes are acknowledged`);
}

/** One kill after the other; the pushes are spread over them, so that each happens under load. */
function startStorm(world: World, { kills, say }: { kills: readonly Kill[]; say: Run['say'] }) {
  const began = performance.now();
  let dead = 0;
  let hits = 0;
  const pace: Pace = (pushesLeft) => {
    const each = dead === 0 ? usualKillMs : (performance.now() - began) / dead;
    return ((kills.length - dead) * each) / Math.max(1, pushesLeft);
  };
  const storm = async (): Promise<void> => {
    for (const kill of kills) {
      await delay(kill.pauseMs);
      const { told, hit } = await doKill(world, kill);
      dead += 1;
      if (hit) hits += 1;
      say(`kill ${dead} of ${kills.length}: ${told}`);
    }
  };
  return { pace, done: storm(), hits: () => hits };
}

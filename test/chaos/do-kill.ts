import { setTimeout as delay } from 'node:timers/promises';
import type { World } from './open-world.ts';
import {
  replicas,
  serviceOf,
  services,
  type Kill,
  type Service,
  type Victim,
} from './plan-kills.ts';

/** What came of it: `hit` says whether a failpoint was where its process died. */
export interface Killed {
  told: string;
  hit: boolean;
}

const lookEveryMs = 20;
const aliveWithinMs = 60_000;
// A batch must come by; what waits for an acknowledgement of the dead comes again after 10 s.
const hitWithinMs = 45_000;

async function until(is: () => boolean, withinMs: number): Promise<boolean> {
  const deadline = performance.now() + withinMs;
  while (!is()) {
    if (performance.now() > deadline) return false;
    await delay(lookEveryMs);
  }
  return true;
}

function signal(pid: number | undefined, name: NodeJS.Signals): void {
  if (pid === undefined) return;
  try {
    process.kill(pid, name);
  } catch {
    // It died by itself meanwhile.
  }
}

/** Kills with -9 whatever life it is in, and waits until it lives again. */
async function killNow(world: World, victim: Victim): Promise<void> {
  const pid = await alive(world, victim);
  signal(pid, 'SIGKILL');
  const lives = (): boolean => ![undefined, pid].includes(world.pidOf(victim));
  if (!(await until(lives, aliveWithinMs))) throw new Error(`${victim} was not started again.`);
}

async function alive(world: World, victim: Victim): Promise<number> {
  await until(() => world.pidOf(victim) !== undefined, aliveWithinMs);
  const pid = world.pidOf(victim);
  if (pid === undefined) throw new Error(`${victim} does not live.`);
  return pid;
}

async function freeze(world: World, kill: Extract<Kill, { how: 'freeze' }>): Promise<void> {
  const pid = await alive(world, kill.victim);
  signal(pid, 'SIGSTOP');
  await delay(kill.frozenMs);
  if (kill.endedBy === 'SIGKILL') return killNow(world, kill.victim);
  signal(pid, 'SIGCONT');
}

/** The next life dies at the failpoint, and the one after it lives. */
async function dieAt(world: World, kill: Extract<Kill, { how: 'failpoint' }>): Promise<boolean> {
  const { victim, failpoint } = kill;
  world.arm(victim, failpoint);
  await killNow(world, victim);
  world.arm(victim, undefined);
  const before = world.deathsOf(victim).count;
  const died = (): boolean => world.deathsOf(victim).count > before;
  const hit = (await until(died, hitWithinMs)) && world.deathsOf(victim).last === 'SIGKILL';
  if (!died()) await killNow(world, victim);
  return hit;
}

/** Does what the plan says. */
export async function doKill(world: World, kill: Kill): Promise<Killed> {
  const { victim } = kill;
  if (kill.how === 'failpoint') {
    const hit = await dieAt(world, kill);
    return { told: `${victim} ${hit ? 'died' : 'did not die'} at ${kill.failpoint}`, hit };
  }
  if (kill.how === 'freeze') {
    await freeze(world, kill);
    return { told: `${victim} frozen for ${kill.frozenMs} ms, then ${kill.endedBy}`, hit: false };
  }
  if (kill.how === 'wipe') world.wipeAtNextStart();
  await killNow(world, victim);
  return { told: `${victim} ${kill.how === 'wipe' ? 'killed and wiped' : 'killed'}`, hit: false };
}

/** Kills every process of a service without waiting for its next life. */
export function strike(world: World, service: Service): void {
  for (const process of [...services, ...replicas]) {
    if (serviceOf(process) === service) signal(world.pidOf(process), 'SIGKILL');
  }
}

import { failpoints, type Failpoint } from '../../packages/service/src/failpoint.ts';
import type { Dice } from './dice.ts';

/** The processes of the path from a record to a response. */
export const services = [
  'connectors',
  'baseline',
  'evaluator',
  'analyst',
  'responder',
  'sweeper',
] as const;
export type Service = (typeof services)[number];

/** Second ones that read the same consumers: while one is frozen or dead, the other takes over. */
export const replicas = ['baseline-2', 'evaluator-2', 'responder-2'] as const;
export type Process = Service | (typeof replicas)[number];
export type Victim = Process | 'postgres' | 'nats';

export const serviceOf = (process: Process): Service => process.replace(/-2$/, '') as Service;

/** One thing that goes wrong. `pauseMs` is how long the next one leaves the system alone. */
export type Kill = { victim: Victim; pauseMs: number } & (
  | { how: 'kill' }
  | { how: 'freeze'; frozenMs: number; endedBy: 'SIGCONT' | 'SIGKILL' }
  | { how: 'wipe'; victim: 'nats' }
  | { how: 'failpoint'; victim: Service; failpoint: Failpoint }
);

const pauseMaxMs = 6_000;
// More than the 5 s after which Postgres frees what a frozen process holds.
const frozenMaxMs = 8_000;

/** Each failpoint in each process that has it. */
export function listFailpoints(): { victim: Service; failpoint: Failpoint }[] {
  return failpoints.flatMap((failpoint) =>
    ownersOf(failpoint).map((victim) => ({ victim, failpoint })),
  );
}

function ownersOf(failpoint: Failpoint): Service[] {
  if (failpoint.startsWith('intake_')) return ['connectors'];
  if (failpoint.startsWith('sweeper_')) return ['sweeper'];
  return ['baseline', 'evaluator', 'analyst', 'responder'];
}

/**
 * What goes wrong, in order: two wipes, Postgres killed, each failpoint once, and the rest at random; of
 * fewer than that, the first ones.
 */
export function planKills(
  count: number,
  { dice, processes }: { dice: Dice; processes: readonly Process[] },
): Kill[] {
  const pauseMs = (): number => dice.int(0, pauseMaxMs);
  const wipe = (): Kill => ({ victim: 'nats', how: 'wipe', pauseMs: pauseMs() });
  const needed: Kill[] = [
    wipe(),
    { victim: 'postgres', how: 'kill', pauseMs: pauseMs() },
    wipe(),
    ...dice
      .shuffle(listFailpoints())
      .map((at): Kill => ({ ...at, how: 'failpoint', pauseMs: pauseMs() })),
  ];
  const kills = needed.slice(0, count);
  const victims: Victim[] = [...processes, 'postgres', 'nats'];
  while (kills.length < count) kills.push({ ...anyKill(dice, victims), pauseMs: pauseMs() });
  return dice.shuffle(kills);
}

function anyKill(dice: Dice, victims: readonly Victim[]): Kill {
  const of = { victim: dice.pick(victims), pauseMs: 0 };
  if (dice.chance(0.5)) return { ...of, how: 'kill' };
  const endedBy = dice.chance(0.5) ? 'SIGCONT' : 'SIGKILL';
  return { ...of, how: 'freeze', frozenMs: dice.int(500, frozenMaxMs), endedBy };
}

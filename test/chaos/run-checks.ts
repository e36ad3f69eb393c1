import { buildApp } from '../../infra/dev/src/build-apps.ts';
import { chaosRun } from './chaos-run.ts';
import { compareEvents, listOffered } from './compare-events.ts';
import { controlRun } from './control-run.ts';
import { createDice } from './dice.ts';
import { expectByReference } from './expect-by-reference.ts';
import type { Findings } from './findings.ts';
import { judge } from './judge.ts';
import { anchorOf, makeTenants, type LoadTenant } from './make-load.ts';
import { listFailpoints, planKills, replicas, services } from './plan-kills.ts';
import { quietRun } from './quiet-run.ts';
import type { ChaosArguments } from './read-options.ts';
import type { Run } from './run.ts';

/** The last line of a run. */
export interface Told {
  kills: number;
  failpointsHit: number;
  failpoints: number;
  offered: number;
  lost: number;
  doubled: number;
  baselineDiffs: number;
  breachDiffs: number;
  repeatedActions: number;
  control: number;
}

// A short run has no time for a quiet one beside it, for second processes, nor for a logout left half way,
// which is taken up after five minutes.
const killsForLongRun = 20;

/** The run in disorder, what it is compared with, and the broken twin. `isMet`: every bar is. */
export async function runChecks(
  run: Run,
  { kills: count, seed }: ChaosArguments,
): Promise<{ told: Told; isMet: boolean }> {
  const { say } = run;
  for (const name of services) await buildApp(name);
  const isLong = count >= killsForLongRun;
  const tenants = makeTenants(seed, anchorOf(Date.now()));
  const offered = listOffered(tenants);
  const reference = expectByReference(tenants);
  const { days, breaches, incidents } = reference;
  say(`${offered.size} records of ${tenants.length} tenants: ${days.size} baseline days,`);
  say(`${breaches.size} breaches, ${incidents.size} incidents should come of them`);
  const quiet = isLong ? await quietRun(run, tenants) : undefined;
  const dice = createDice(seed);
  const processes = isLong ? [...services, ...replicas] : services;
  const kills = planKills(count, { dice, processes });
  const chaos = await chaosRun({
    ...run,
    name: 'chaos',
    tenants,
    processes,
    kills,
    dice,
    strikesFirst: isLong,
  });
  const found = judge({ stands: chaos.stands, tenants, reference, quiet }, say);
  const { lost, doubled } = compareEvents(chaos.stands, offered);
  const proposals = countCritical(tenants, reference);
  say(`incidents that differ: ${found.incidentDiffs}`);
  say(`tenants where an action was proposed and done: ${chaos.approved} of ${proposals}`);
  const control = await controlRun(run, { tenants, seed, expected: reference });
  const { failpointsHit, repeatedActions } = chaos;
  const { baselineDiffs, breachDiffs, incidentDiffs } = found;
  const harm = lost + doubled + baselineDiffs + breachDiffs + incidentDiffs + repeatedActions;
  const isHit = failpointsHit === kills.filter(({ how }) => how === 'failpoint').length;
  const isSound = days.size > 0 && breaches.size > 0 && proposals > 0;
  const isDone = chaos.approved === proposals;
  return {
    isMet: harm === 0 && isHit && isSound && isDone && control.isMet,
    told: {
      kills: kills.length,
      failpointsHit,
      failpoints: listFailpoints().length,
      offered: offered.size,
      lost,
      doubled,
      baselineDiffs,
      breachDiffs,
      repeatedActions,
      control: control.sum,
    },
  };
}

/** Tenants with a critical incident: in each of them an action is to be proposed. */
const countCritical = (tenants: readonly LoadTenant[], { incidents }: Findings): number =>
  tenants.filter(({ id }) =>
    [...incidents].some(([key, text]) => key.startsWith(id) && text.includes('"Critical"')),
  ).length;

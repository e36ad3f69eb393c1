// `npm run chaos -- --kills=50 --seed=7`: no event lost, none counted twice, whatever dies whenever.
//
// What should come of the records is told by a quiet run of the same services on the same records, in
// order, each once, in another database with nothing killed.
//
// Services have no clock to be moved: the sixteen days that are told lie in the past, so that each day is
// over as soon as its first record arrives, and is closed while later ones of it still come.
import { chaosRun } from './chaos-run.ts';
import { compare, listDifferent, listOffered } from './compare.ts';
import { controlRun } from './control-run.ts';
import { createDice } from './dice.ts';
import { anchorOf, makeTenants } from './make-load.ts';
import { listFailpoints, planKills, services } from './plan-kills.ts';
import { quietRun } from './quiet-run.ts';
import { readOptions } from './read-options.ts';
import type { Run } from './run.ts';
import { buildApp } from '../../infra/dev/src/build-apps.ts';

// Enough for the longest way back: a logout left half way is taken up after five minutes.
const killsForStrike = 20;

const began = performance.now();
const seconds = (): string => ((performance.now() - began) / 1000).toFixed(1).padStart(7);
const run: Run = { say: (line) => console.log(`${seconds()} s  ${line}`), endings: [] };

async function judge({ kills: count, seed }: { kills: number; seed: number }): Promise<boolean> {
  const { say } = run;
  for (const name of services) await buildApp(name);
  const tenants = makeTenants(seed, anchorOf(Date.now()));
  const offered = listOffered(tenants);
  say(`${offered.size} records of ${tenants.length} tenants`);
  const expected = await quietRun(run, tenants);
  const { days, breaches, incidents } = expected;
  say(`quiet: ${days.size} baseline days, ${breaches.size} breaches, ${incidents.size} incidents`);
  const dice = createDice(seed);
  const kills = planKills(count, dice);
  const strikesFirst = count >= killsForStrike;
  const chaos = await chaosRun({ ...run, name: 'chaos', tenants, kills, dice, strikesFirst });
  const found = compare(chaos.stands, { offered, expected });
  for (const part of ['days', 'breaches', 'incidents'] as const)
    for (const key of listDifferent(chaos.stands[part], expected[part]).slice(0, 20))
      say(`other ${part}: ${key}`);
  const control = await controlRun(run, { tenants, seed, expected });
  const { lost, doubled, baselineDiffs, breachDiffs, incidentDiffs } = found;
  const failpoints = listFailpoints().length;
  const { failpointsHit, repeatedActions } = chaos;
  say(`incidents that differ: ${incidentDiffs}; actions approved: ${chaos.approved}`);
  const told = {
    kills: kills.length,
    failpointsHit,
    failpoints,
    offered: offered.size,
    lost,
    doubled,
    baselineDiffs,
    breachDiffs,
    repeatedActions,
    control: control.sum,
  };
  console.log(JSON.stringify(told));
  const harm = lost + doubled + baselineDiffs + breachDiffs + incidentDiffs + repeatedActions;
  const wantedHits = kills.filter(({ how }) => how === 'failpoint').length;
  const isSound = days.size > 0 && breaches.size > 0 && chaos.approved > 0;
  return harm === 0 && failpointsHit === wantedHits && isSound && control.isMet;
}

async function endAll(): Promise<void> {
  for (const end of run.endings.splice(0).toReversed()) await end().catch(() => undefined);
}

let isEnding = false;
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => {
    if (isEnding) return;
    isEnding = true;
    void endAll().then(() => process.exit(130));
  });
}

try {
  if (!(await judge(readOptions(process.argv.slice(2))))) process.exitCode = 1;
} catch (fault) {
  if (!isEnding) console.error(fault);
  process.exitCode = 1;
}
await endAll();
process.exit();

// `npm run bench:detect`: baselines and models on one core, in memory, beside another engine with the same conditions.
import {
  type CompiledModel,
  evaluate,
  HitTest,
  packDays,
  scoreAct,
  type ScoredAct,
  ScoreMemo,
  volumesOf,
} from '@nightjar/core';
import { makeCompany } from './detect/company.ts';
import { restart } from './detect/entities.ts';
import { manyModels } from './detect/many-models.ts';
import { metAlone, Peer } from './detect/peer.ts';
import { isSmallest, machine, median, rounded, say } from './measure.ts';

const small = isSmallest();
const modelCounts = [60, 250, 1000];
const entityCounts = small ? [100, 400, 1600] : [10_000, 100_000, 1_000_000];
const runs = small ? 1 : 5;
const closedActs = small ? 20_000 : 1_000_000;
const budgets = {
  eventsPerSecond: 200_000,
  ratioBestPeer: 5,
  ratioThousand: 0.3,
  bytesPerValue: 16,
  restartSeconds: 5,
  closeDaySeconds: 60,
};

say('a company is made');
const company = makeCompany(small ? 20 : 60, small ? 1 : 3);
const { acts, view } = company;
say(`${acts.length} acts to judge, ${company.packed.length} days learnt`);

/** Seconds of this process' own work, which others on the machine do not lengthen. */
function seconds(work: () => void): number {
  const began = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(began);
  return (user + system) / 1e6;
}

interface Judged {
  scored: readonly ScoredAct[];
  breaches: number;
}

/** As a stage does: score each act, keep what a model can ask for, evaluate what was kept. */
function judge(models: readonly CompiledModel[], hits: HitTest): Judged {
  const memo = new ScoreMemo();
  const scored = acts.map((act) => scoreAct(act, view, memo));
  const volumes = volumesOf(scored);
  const kept = scored.filter((act) => hits.isHit(act, volumes));
  const breaches = evaluate({ tenantId: 'bench', models, acts: kept, anchors: new Map() });
  return { scored, breaches: breaches.length };
}

const sets = modelCounts.map((count) => {
  const models = manyModels(count);
  return { count, models, hits: new HitTest(models) };
});
const smallest = sets[0]!;
const { scored, breaches } = judge(smallest.models, smallest.hits);
if (breaches === 0) throw new Error('A takeover was not found: the figures would be of nothing.');
say(`${smallest.models.length} models, ${breaches} breaches; the peer is installed`);
const peer = new Peer(smallest.models);
const given = scored.map((act) => peer.dataOf(act));
const differing = scored.filter(
  (act, at) => metAlone(smallest.models, act) !== peer.met(given[at]),
);
if (differing.length > 0) throw new Error(`The peer differs on ${differing.length} acts.`);
say('the peer finds the same components met by every act');

const rates = new Map<string, number[]>();
const note = (name: string, rate: number) => rates.set(name, [...(rates.get(name) ?? []), rate]);
for (let run = -1; run < runs; run += 1) {
  for (const { count, models, hits } of sets) {
    const rate = acts.length / seconds(() => judge(models, hits));
    // The first is a warm-up.
    if (run >= 0) note(String(count), rate);
  }
  const rate = given.length / seconds(() => given.forEach((data) => peer.met(data)));
  if (run >= 0) note('peer', rate);
  say(run < 0 ? 'warm' : `run ${run + 1} of ${runs}`);
}
const rateOf = (name: string): number => median(rates.get(name)!);
const eventsPerSecond = Object.fromEntries(
  modelCounts.map((count) => [count, Math.round(rateOf(String(count)))]),
);

const closing = Array.from({ length: closedActs }, (_, at) => acts[at % acts.length]!);
const closeDaySeconds = seconds(() => void packDays(closing));
say(`a day of ${closedActs} acts is closed`);
const restarts = entityCounts.map((entities) => {
  const told = restart(company, entities);
  say(`${entities} entities: ${rounded(told.seconds)} s to the first verdict`);
  return told;
});
const largest = restarts.at(-1)!;

const told = {
  eventsPerSecond,
  peerPerSecond: Math.round(rateOf('peer')),
  ratioBestPeer: rounded(rateOf('60') / rateOf('peer')),
  ratioThousand: rounded(rateOf('1000') / rateOf('60')),
  bytesPerValue: Math.round(largest.bytesPerValue),
  restartSeconds: rounded(largest.seconds),
  closeDaySeconds: rounded(closeDaySeconds),
};
const missed = [
  told.eventsPerSecond['60']! < budgets.eventsPerSecond && 'eventsPerSecond',
  told.ratioBestPeer < budgets.ratioBestPeer && 'ratioBestPeer',
  told.ratioThousand < budgets.ratioThousand && 'ratioThousand',
  told.bytesPerValue > budgets.bytesPerValue && 'bytesPerValue',
  told.restartSeconds > budgets.restartSeconds && 'restartSeconds',
  told.closeDaySeconds > budgets.closeDaySeconds && 'closeDaySeconds',
].filter((name) => name !== false);
if (!small && missed.length > 0) {
  for (const name of missed) say(`missed: ${name}, ${budgets[name as keyof typeof budgets]}`);
  process.exitCode = 1;
}
const curve = restarts.map((one) => ({
  entities: one.entities,
  restartSeconds: rounded(one.seconds),
  bytesPerValue: Math.round(one.bytesPerValue),
}));
console.log(JSON.stringify({ machine: machine(), ...told, curve, missed }));

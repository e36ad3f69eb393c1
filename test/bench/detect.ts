// `npm run bench:detect`: baselines and models on one core, in memory, beside another engine with the same conditions.
import {
  type Breach,
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
import { type Restart, restarts } from './detect/restarts.ts';
import { manyModels } from './detect/many-models.ts';
import { metAlone, Peer } from './detect/peer.ts';
import { cpuSeconds, isSmallest, largestOf, machine, median, rounded, say } from './measure.ts';

const small = isSmallest();
const modelCounts = [60, 250, 1000];
const entityCounts = small
  ? [100, 400, 1600]
  : [10_000, 100_000, 1_000_000].filter((count) => count <= largestOf('--entities='));
const runs = small ? 1 : 5;
const warmUps = small ? 1 : 3;
const batchSize = 500;
const closedActs = small ? 20_000 : 1_000_000;
const budgets = {
  eventsPerSecond: 200_000,
  ratioHitTest: 5,
  ratioThousand: 0.3,
  bytesPerValue: 16,
  pauseMs: 20,
  restartSeconds: 5,
  closeDaySeconds: 60,
};

say('a company is made');
const company = makeCompany(small ? 20 : 60, small ? 1 : 3);
const { acts, view } = company;
say(`${acts.length} acts to judge, ${company.packed.length} days learnt`);

/** As a stage does, batch by batch: score each act, keep what a model can ask for; evaluate what was kept. */
function judge(models: readonly CompiledModel[], hits: HitTest): Breach[] {
  const memo = new ScoreMemo();
  const volumes = volumesOf(acts);
  const kept: ScoredAct[] = [];
  for (let from = 0; from < acts.length; from += batchSize) {
    const scored = acts.slice(from, from + batchSize).map((act) => scoreAct(act, view, memo));
    for (const act of scored) if (hits.isHit(act, volumes)) kept.push(act);
  }
  return evaluate({ tenantId: 'bench', models, acts: kept, anchors: new Map() });
}

/** Of acts that are scored, as the peer is given them: which of them any model asks for. */
function countHits(hits: HitTest): number {
  let count = 0;
  for (const act of scoredActs) if (hits.isHit(act, volumesOfAll)) count += 1;
  return count;
}

const sets = modelCounts.map((count) => {
  const models = manyModels(count);
  return { count, models, hits: new HitTest(models) };
});
const smallest = sets[0]!;
const breaches = sets.map(({ models, hits }) => JSON.stringify(judge(models, hits)));
if (breaches.includes('[]')) throw new Error('A takeover was not found: figures of nothing.');
say(`breaches of ${smallest.models.length} models are found; the peer is installed`);
const peer = new Peer(smallest.models);
const scoredActs = acts.map((act) => scoreAct(act, view));
const volumesOfAll = volumesOf(acts);
const given = scoredActs.map((act) => peer.dataOf(act));
const differing = scoredActs.filter(
  (act, at) => metAlone(smallest.models, act) !== peer.met(given[at]),
);
if (differing.length > 0) throw new Error(`The peer differs on ${differing.length} acts.`);
say('the peer finds the same components met by every act');

const rates = new Map<string, number[]>();
function note(name: string, run: number, work: () => void): void {
  const rate = acts.length / cpuSeconds(work);
  if (run >= 0) rates.set(name, [...(rates.get(name) ?? []), rate]);
}
for (let run = -warmUps; run < runs; run += 1) {
  for (const [at, { count, models, hits }] of sets.entries()) {
    let made: Breach[] = [];
    note(String(count), run, () => (made = judge(models, hits)));
    if (JSON.stringify(made) !== breaches[at]) throw new Error('A run found other breaches.');
  }
  note('hits', run, () => countHits(smallest.hits));
  note('peer', run, () => given.forEach((data) => peer.met(data)));
  say(run < 0 ? 'warm-up' : `run ${run + 1} of ${runs}`);
}
const rateOf = (name: string): number => median(rates.get(name)!);
const eventsPerSecond = Object.fromEntries(
  modelCounts.map((count) => [count, Math.round(rateOf(String(count)))]),
);

const closing = Array.from({ length: closedActs }, (_, at) => acts[at % acts.length]!);
const closeDaySeconds = cpuSeconds(() => void packDays(closing));
say(`a day of ${closedActs} acts is closed`);
const curve: (Restart & { bytesPerValue: number })[] = [];
for await (const one of restarts(company, entityCounts)) {
  say(`${one.entities} entities: ${rounded(one.restartSeconds)} s to the first verdict`);
  curve.push({ ...one, bytesPerValue: rounded(one.bytes / one.values) });
}
const largest = curve.at(-1)!;
const bytesMax = 16 * largest.values + 64 * largest.entities;

const told = {
  eventsPerSecond,
  peerPerSecond: Math.round(rateOf('peer')),
  hitTestPerSecond: Math.round(rateOf('hits')),
  ratioBestPeer: rounded(rateOf('60') / rateOf('peer')),
  ratioHitTest: rounded(rateOf('hits') / rateOf('peer')),
  ratioThousand: rounded(rateOf('1000') / rateOf('60')),
  bytesPerValue: largest.bytesPerValue,
  pauseMs: rounded(largest.pauseMs),
  restartSeconds: rounded(largest.restartSeconds),
  closeDaySeconds: rounded(closeDaySeconds),
};
const missed = [
  told.eventsPerSecond['60']! < budgets.eventsPerSecond && 'eventsPerSecond',
  // Of the work that the peer does as well; all of ours against it is told beside it.
  told.ratioHitTest < budgets.ratioHitTest && 'ratioHitTest',
  told.ratioThousand < budgets.ratioThousand && 'ratioThousand',
  largest.bytes > bytesMax && 'bytesPerValue',
  told.pauseMs > budgets.pauseMs && 'pauseMs',
  told.restartSeconds > budgets.restartSeconds && 'restartSeconds',
  told.closeDaySeconds > budgets.closeDaySeconds && 'closeDaySeconds',
].filter((name) => name !== false);
if (!small && missed.length > 0) {
  for (const name of missed) say(`missed: ${name}, ${budgets[name as keyof typeof budgets]}`);
  process.exitCode = 1;
}
console.log(JSON.stringify({ machine: machine(), ...told, curve, missed }));

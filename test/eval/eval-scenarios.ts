// `npm run eval:scenarios -- --seeds=20`: attacks among ordinary days, what was found of each and what was missed.
import { parseArgs } from 'node:util';
import { modelPaths } from '@nightjar/scenarios';
import { say } from '../bench/measure.ts';
import { actsUntilBreach, judgeLive } from './live/live-cases.ts';
import { analyzeRecords } from './scenarios/analyze-records.ts';
import { assessCase, type Assessed } from './scenarios/assess-case.ts';
import {
  type AttackCase,
  cloudActCases,
  cloudChain,
  recordsOf,
  strangersAt,
  takeover,
} from './scenarios/attack-cases.ts';
import { compareWithTruth } from './scenarios/compare-with-truth.ts';
import { summarise } from './scenarios/summarise.ts';

const { values } = parseArgs({
  options: { seeds: { type: 'string', default: '20' }, only: { type: 'string', default: '' } },
});
const seeds = Array.from({ length: Number(values.seeds) }, (_, index) => String(index + 1));

function* told(): Generator<AttackCase> {
  yield takeover('A');
  yield takeover('B');
  yield takeover('A', { slowdown: 10, days: 140 });
  for (const variant of ['private-open', 'public-served', 'refused', 'elsewhere'] as const)
    yield strangersAt(variant);
  yield cloudChain();
  yield* cloudActCases();
}

/** Judged as the running system does, too. */
const live = [() => takeover('A'), () => strangersAt('private-open')];
/** The twentieth source makes the breach; the source of one more may be of a network already counted. */
const strangersMax = 20;

const families: Readonly<Record<string, (seed: string) => AttackCase>> = {
  A: (seed) => takeover('A', { seed }),
  B: (seed) => takeover('B', { seed }),
  'page 1': (seed) => strangersAt('private-open', seed),
  'Capital One': cloudChain,
};

async function run(of: AttackCase): Promise<Assessed> {
  const found = await analyzeRecords(recordsOf(of), of.now);
  return tell(assessCase(of, compareWithTruth(found, of.truth)));
}

function tell(assessed: Assessed): Assessed {
  const { id, ok, missing, unexpected, incidents, critical, otherIncidents } = assessed;
  say(
    `${ok ? 'ok  ' : 'MISS'} ${id}: ${incidents} incidents, ${critical} critical, ${otherIncidents} others, ` +
      `${missing.length} missing, ${unexpected.length} unexpected`,
  );
  return assessed;
}

const isWanted = (id: string): boolean => id.startsWith(values.only);
const scenarios: Assessed[] = [];
for (const one of told()) if (isWanted(one.id)) scenarios.push(await run(one));
for (const caseOf of live) if (isWanted(caseOf().id)) scenarios.push(tell(judgeLive(caseOf())));
const strangersUntilBreach = isWanted('page 1')
  ? actsUntilBreach(strangersAt('private-open'), modelPaths.incomingConnections)
  : 0;
const varied: Record<string, ReturnType<typeof summarise>> = {};
for (const [family, caseOf] of Object.entries(families)) {
  if (!isWanted(family) || seeds.length === 0) continue;
  const assessed: Assessed[] = [];
  for (const seed of seeds) assessed.push(await run(caseOf(seed)));
  varied[family] = summarise(assessed);
}
console.log(JSON.stringify({ scenarios, strangersUntilBreach, varied }));
const isMet =
  strangersUntilBreach !== null &&
  strangersUntilBreach <= strangersMax &&
  scenarios.every(({ ok }) => ok) &&
  Object.values(varied).every(({ recall }) => recall === 1);
process.exitCode = isMet ? 0 : 1;

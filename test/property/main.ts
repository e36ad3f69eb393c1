// `npm run test:property -- --runs=10000 --seed=7`: whatever the order, the same comes of the same events.
import { parseArgs } from 'node:util';
import { runPermutations } from './run-permutations.ts';

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '10000' },
    seed: { type: 'string', default: '7' },
  },
});
const runs = Number(values.runs);
const seed = Number(values.seed);
if (!Number.isInteger(runs) || runs < 1 || !Number.isInteger(seed)) {
  console.error('Say --runs=<how many permutations> and --seed=<a whole number>.');
  process.exit(1);
}
const began = performance.now();
const secondsSince = (): number => Number(((performance.now() - began) / 1000).toFixed(1));
const sayEveryMs = 5_000;
let saidAt = began;
const outcome = runPermutations({
  runs,
  seed,
  onSet: (done) => {
    if (performance.now() - saidAt < sayEveryMs) return;
    saidAt = performance.now();
    console.log(`${secondsSince()} s  ${done} of ${runs} permutations`);
  },
});
console.log(JSON.stringify({ ...outcome, seconds: secondsSince() }));
const isMet = outcome.diffs === 0 && outcome.referenceDiffs === 0 && outcome.control > 0;
process.exitCode = isMet ? 0 : 1;

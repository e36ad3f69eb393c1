// `npm run chaos -- --kills=50 --seed=7`: no event lost, none counted twice, whatever dies whenever.
//
// Baseline days, breaches and incidents are compared with test/reference, which is written from the
// definitions; from 20 kills on also, to the last word, with a quiet run of the same services on the same
// records, in order, each once, in a world of its own. Then baseline, evaluator and responder run twice,
// too, so that one takes over from the other.
//
// Services have no clock to be moved, and one that runs faster than the 5 s of a transaction would break
// what they rest on. So the sixteen days that are told lie in the past: each is over as soon as its first
// record arrives, and is closed, and closed again, while later records of it still come.
//
// `failpoints` counts each failpoint in each process that has it; the plan hits each once where there are
// enough kills for all, else some. A failpoint that was planned and not hit fails the run.
//
// NIGHTJAR_CHAOS_KEEP=1 keeps the folders of the run with the logs of all processes.
import { readOptions } from './read-options.ts';
import type { Run } from './run.ts';
import { runChecks } from './run-checks.ts';

const endWithinMs = 20_000;
const began = performance.now();
const seconds = (): string => ((performance.now() - began) / 1000).toFixed(1).padStart(7);
const run: Run = { say: (line) => console.log(`${seconds()} s  ${line}`), endings: [] };

async function endAll(): Promise<void> {
  for (const end of run.endings.splice(0).toReversed()) await end().catch(() => undefined);
}

let isEnding = false;
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => {
    if (isEnding) return;
    isEnding = true;
    // What does not end in time dies with us: everything is tethered.
    setTimeout(() => process.exit(130), endWithinMs);
    void endAll().then(() => process.exit(130));
  });
}

try {
  const { told, isMet } = await runChecks(run, readOptions(process.argv.slice(2)));
  await endAll();
  console.log(JSON.stringify(told));
  process.exit(isMet ? 0 : 1);
} catch (fault) {
  // What is ended on purpose fails on its way.
  if (!isEnding) {
    console.error(fault);
    await endAll();
    process.exit(1);
  }
}

import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import type { Told } from './fuzz-worker.ts';
import { makeCorpus, makeInput } from './make-input.ts';
import { readInput } from './read-input.ts';

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '300' },
    /** The first input's number. */
    from: { type: 'string', default: '1' },
    /** Reads this input only, and shows its fault. */
    only: { type: 'string' },
  },
});

if (values.only !== undefined) {
  await readInput(makeInput(makeCorpus(), Number(values.only)));
  process.exit(0);
}

const seconds = Number(values.seconds);
const startMs = performance.now();
const endMs = startMs + seconds * 1000;
/** An input that takes so long never ends; machines are loaded. */
const hangMs = 60_000;
const first = Number(values.from);
const crashes: string[] = [];
const hangs: string[] = [];
let number = first;

/** Until the time is over, or an input hangs. */
function runWorker(from: number): Promise<void> {
  const worker = new Worker(new URL('./fuzz-worker.ts', import.meta.url), { workerData: { from } });
  let begunMs = performance.now();
  worker.on('message', (told: Told) => {
    if (told.kind === 'crashed') crashes.push(`input ${told.number}: ${told.fault}`);
    else if (told.kind === 'slow') hangs.push(`input ${told.number}: ${told.cpuMs} ms of CPU`);
    else [number, begunMs] = [told.number, performance.now()];
  });
  return new Promise((resolve) => {
    const end = (): void => {
      clearInterval(timer);
      void worker.terminate().then(() => resolve());
    };
    const timer = setInterval(() => {
      const isHanging = performance.now() - begunMs > hangMs;
      if (isHanging) hangs.push(`input ${number}: no end after ${hangMs} ms`);
      if (isHanging || performance.now() > endMs) end();
    }, 250);
    worker.on('error', (fault) => {
      crashes.push(`input ${number} ended the process: ${fault.stack ?? fault.message}`);
      end();
    });
  });
}

while (performance.now() < endMs) {
  await runWorker(number);
  number++;
}
for (const found of [...crashes, ...hangs].slice(0, 20)) console.log(found);
console.log(
  JSON.stringify({
    seconds,
    execs: number - first,
    crashes: crashes.length,
    hangs: hangs.length,
    maxMb: Math.round(process.resourceUsage().maxRSS / 1024),
  }),
);
process.exit(crashes.length + hangs.length === 0 && number > first ? 0 : 1);

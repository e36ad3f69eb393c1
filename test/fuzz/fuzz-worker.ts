import { parentPort, workerData } from 'node:worker_threads';
import { makeCorpus, makeInput } from './make-input.ts';
import { readInput } from './read-input.ts';

/** What the worker tells before and after each input; the last one begun is the one that hangs. */
export type Told =
  | { kind: 'begun'; number: number }
  | { kind: 'crashed'; number: number; fault: string }
  | { kind: 'slow'; number: number; cpuMs: number };

const { from } = workerData as { from: number };
const tell = (told: Told): void => parentPort!.postMessage(told);
const cpuMsMax = 5000;

const corpus = makeCorpus();
for (let number = from; ; number++) {
  tell({ kind: 'begun', number });
  const input = makeInput(corpus, number);
  const before = process.cpuUsage();
  try {
    await readInput(input);
  } catch (error) {
    tell({ kind: 'crashed', number, fault: (error as Error).stack ?? String(error) });
  }
  const { user, system } = process.cpuUsage(before);
  if ((user + system) / 1000 > cpuMsMax)
    tell({ kind: 'slow', number, cpuMs: (user + system) / 1000 });
}

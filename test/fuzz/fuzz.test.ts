import { readRecords } from '@nightjar/vendors/read';
import { expect, it } from 'vitest';
import { makeCorpus, makeInput } from './make-input.ts';
import { readInput, type ReadRecords } from './read-input.ts';

const corpus = makeCorpus();
const numbers = Array.from({ length: 300 }, (_, at) => at + 1);

async function listFaults(read?: ReadRecords): Promise<string[]> {
  const faults: string[] = [];
  for (const number of numbers) {
    await readInput(makeInput(corpus, number), read).catch((error: Error) =>
      faults.push(`${number}: ${error.message}`),
    );
  }
  return faults;
}

it('spoilt inputs are events or reasons, never a fault', { timeout: 120_000 }, async () => {
  expect(corpus.length).toBeGreaterThan(100);
  expect(await listFaults()).toEqual([]);
});

it('a number makes the same input each time, and another makes another', () => {
  expect(makeInput(corpus, 7)).toEqual(makeInput(corpus, 7));
  expect(makeInput(corpus, 7)).not.toEqual(makeInput(corpus, 8));
});

it('a reader that gives up at a refusal is caught', { timeout: 120_000 }, async () => {
  const broken: ReadRecords = async function* (input) {
    for await (const read of readRecords(input)) {
      if (!read.ok) throw new Error('broken on purpose');
      yield read;
    }
  };
  expect((await listFaults(broken)).length).toBeGreaterThan(50);
});

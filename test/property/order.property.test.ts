import { beforeAll, expect, it } from 'vitest';
import { runPermutations, type Outcome } from './run-permutations.ts';

let outcome: Outcome;
beforeAll(() => {
  outcome = runPermutations({ runs: 200, seed: 7 });
}, 300_000);

it('200 orders of the same events, some twice, some late, give the same bytes', () => {
  expect(outcome).toMatchObject({ permutations: 200, events: 200, sets: 4, diffs: 0 });
});

it('what comes of them is what the definitions say', () => {
  expect(outcome.referenceDiffs).toBe(0);
  expect(outcome.baselineDays).toBeGreaterThan(200);
  expect(outcome.breaches).toBeGreaterThan(40);
  expect(outcome.incidents).toBeGreaterThan(4);
});

it('the same comparison sees a twin that counts what is delivered again, and one that forgets the late', () => {
  expect(outcome.twins.countsTwice).toBeGreaterThan(0);
  expect(outcome.twins.sealsForEver).toBeGreaterThan(0);
});

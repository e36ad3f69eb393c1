import { expect, test } from 'vitest';
import { isTallyMet, modelsMin, tallyModels } from './tally-models.ts';

const modelOf = (...fires: boolean[]) => ({
  model: { path: 'A', tests: fires.map((one) => ({ name: 'a', fires: one, acts: [] })) },
});
const good = { numTotalTests: 200, numFailedTests: 0, success: true };
const whole = Array.from({ length: modelsMin }, () => modelOf(true, false));

test('enough models, each with a test that fires and one that does not, meet the bar', () => {
  const tally = tallyModels(whole, good);
  expect(tally).toEqual({
    models: modelsMin,
    tests: 200,
    failed: 0,
    withoutPositive: 0,
    withoutNegative: 0,
  });
  expect(isTallyMet(tally)).toBe(true);
});

test.each([
  ['one model too few', whole.slice(1), good],
  ['a model that is never seen to fire', [...whole, modelOf(false)], good],
  ['a model that is never seen to be silent', [...whole, modelOf(true)], good],
  ['a model without tests', [...whole, modelOf()], good],
  ['a failed test', whole, { ...good, numFailedTests: 1 }],
  ['a file that cannot be loaded', whole, { ...good, success: false }],
  ['no test at all', whole, { ...good, numTotalTests: 0 }],
])('%s misses it', (_, models, told) => {
  expect(isTallyMet(tallyModels(models, told))).toBe(false);
});

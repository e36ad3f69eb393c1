import type { CompiledModel } from '@nightjar/core';

/** What `npm run test:models` holds the catalogue to. */
export interface ModelTally {
  models: number;
  tests: number;
  failed: number;
  withoutPositive: number;
  withoutNegative: number;
}

export const modelsMin = 60;

interface Tested {
  model: Pick<CompiledModel['model'], 'path' | 'tests'>;
}

/** Counts the models, those that have no test that fires or none that does not, and what vitest said of them. */
export function tallyModels(
  models: readonly Tested[],
  told: { numTotalTests: number; numFailedTests: number; success: boolean },
): ModelTally {
  const lack = (fires: boolean): number =>
    models.filter(({ model }) => !firesOf(model.tests).includes(fires)).length;
  // A file that cannot be loaded fails no test by itself.
  const failed = Math.max(told.numFailedTests, told.success ? 0 : 1);
  return {
    models: models.length,
    tests: told.numTotalTests,
    failed,
    withoutPositive: lack(true),
    withoutNegative: lack(false),
  };
}

/** Whether there are enough models, each tested both ways, and nothing failed. */
export function isTallyMet(tally: ModelTally): boolean {
  const { models, tests, failed, withoutPositive, withoutNegative } = tally;
  return models >= modelsMin && tests > 0 && failed + withoutPositive + withoutNegative === 0;
}

function firesOf(tests: readonly unknown[]): unknown[] {
  return tests.map((one) => (one as { fires?: unknown }).fires);
}

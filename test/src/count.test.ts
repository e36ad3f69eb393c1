import { expect, it } from 'vitest';
import { countCheck, countJson, countVitest } from './count.ts';

it('counts what vitest says', () => {
  const stdout = ' Test Files  2 passed (2)\n      Tests  1 failed | 12 passed | 3 skipped (16)\n';
  expect(countVitest(stdout, 1)).toEqual({ passed: 12, failed: 1, skipped: 3 });
});

it('a run that fails without a failed test counts as one failed', () => {
  expect(countVitest('      Tests  12 passed (12)\n', 1)).toMatchObject({ passed: 12, failed: 1 });
  expect(countJson('{"passed":3,"failed":0}\n', 1)).toMatchObject({ passed: 3, failed: 1 });
});

it('a suite that printed nothing counts as one failed', () => {
  expect(countVitest('', 0).failed).toBe(1);
  expect(countJson('', 0).failed).toBe(1);
  expect(countCheck('', 0).failed).toBe(1);
});

it('a check is one test, decided by its exit code', () => {
  expect(countCheck('progress\n{"leaks":0}\n', 0)).toEqual({ passed: 1, failed: 0, skipped: 0 });
  expect(countCheck('{"leaks":1}\n', 1)).toEqual({ passed: 0, failed: 1, skipped: 0 });
});

import type { Counts } from './suite.ts';

// Nothing counted is a failure: a suite that did not run proves nothing.
const broken: Counts = { passed: 0, failed: 1, skipped: 0 };

const lastObject = (stdout: string): Record<string, unknown> | undefined => {
  const line = stdout.trimEnd().split('\n').at(-1) ?? '';
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null ? { ...value } : undefined;
  } catch {
    return undefined;
  }
};

/** Of `{"passed":..,"failed":..,"skipped":..}` as the last line. */
export const countJson = (stdout: string, exitCode: number): Counts => {
  const found = lastObject(stdout);
  const passed = Number(found?.passed);
  const failed = Number(found?.failed);
  if (!Number.isInteger(passed) || !Number.isInteger(failed)) return broken;
  const silent = exitCode !== 0 && failed === 0 ? 1 : 0;
  return { passed, failed: failed + silent, skipped: Number(found?.skipped ?? 0) };
};

/** Of vitest's last `Tests  1 failed | 2 passed | 3 skipped (6)`. */
export const countVitest = (stdout: string, exitCode: number): Counts => {
  const line = stdout.split('\n').findLast((text) => /^\s*Tests\s+.*\(\d+\)/.test(text));
  if (line === undefined) return broken;
  const of = (word: string): number => Number(new RegExp(`(\\d+) ${word}`).exec(line)?.[1] ?? 0);
  const failed = of('failed');
  // A file that cannot be loaded, or an error outside of any test, counts no failed test by itself.
  const silent = exitCode !== 0 && failed === 0 ? 1 : 0;
  return { passed: of('passed'), failed: failed + silent, skipped: of('skipped') + of('todo') };
};

/** Of a check that is one test by itself: its exit code, and a JSON object as its last line. */
export const countCheck = (stdout: string, exitCode: number): Counts =>
  exitCode === 0 && lastObject(stdout) !== undefined ? { ...broken, passed: 1, failed: 0 } : broken;
